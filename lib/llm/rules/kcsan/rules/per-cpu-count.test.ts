import type { RaceCase } from "@/lib/testing/hub-race";
import { testRaceRule } from "@/lib/testing/race-rule-cases";
import { perCpuCount } from "./per-cpu-count";

const counted: RaceCase = {
  field: "unsigned long __percpu *other_counts",
  write: "\tthis_cpu_inc(hub_calls); /* W */",
  read: "\tmask += per_cpu(hub_calls, 1); /* R */",
  more: "static DEFINE_PER_CPU(unsigned long, hub_calls);",
  size: 8,
  writeKind: "read-write",
};
const pointed: RaceCase = {
  ...counted,
  field: "struct hub_share __percpu *counts",
  write: "\tstruct hub_share *counts = this_cpu_ptr(hub->counts);\n\n\tcounts->calls += 2; /* W */",
  read: "\tif (per_cpu_ptr(hub->counts, 1)->calls > 3) /* R */\n\t\tstart(hub);",
  more: "struct hub_share {\n\tunsigned long calls;\n\tstruct hub_share *next;\n};",
};

testRaceRule(perCpuCount, {
  decides: {
    "a sum over the copies": counted,
    "a sum over the copies of a struct": {
      ...counted,
      field: "struct hub_counts __percpu *counts",
      write: "\tthis_cpu_inc(hub->counts->calls); /* W */",
      read: "\tmask += per_cpu_ptr(hub->counts, 1)->calls; /* R */",
    },
    "a copy through a pointer": pointed,
    "a copy through the operation itself": {
      ...pointed,
      write: "\tthis_cpu_ptr(hub->counts)->calls++; /* W */",
    },
  },
  spares: {
    "a copy through a pointer that is set": { ...pointed, write: pointed.write.replace("+=", "="), writeKind: "write" },
    "a pointer to the copy of another CPU": {
      ...pointed,
      write: pointed.write.replace("this_cpu_ptr(hub->counts", "per_cpu_ptr(hub->counts, 1"),
    },
    "a pointer that goes on to other copies": {
      ...pointed,
      write: pointed.write.replace("\tcounts->", "\tcounts = counts->next;\n\tcounts->"),
    },
    "a CPU that changes the copy of another": { ...counted, write: "\tper_cpu(hub_calls, 1)++; /* W */" },
    "a copy that is set": { ...counted, write: "\tthis_cpu_write(hub_calls, 7); /* W */", writeKind: "write" },
    "a count that is an index": {
      ...counted,
      field: "struct hub_counts __percpu *counts",
      write: "\tthis_cpu_inc(hub->counts->calls); /* W */",
      read: "\tmask = table[per_cpu_ptr(hub->counts, 1)->calls]; /* R */",
    },
    "a place that is followed": {
      ...counted,
      field: "struct hub_counts __percpu *counts",
      write: "\tthis_cpu_add(hub->counts->place, 8); /* W */",
      read: "\tmask = per_cpu_ptr(hub->counts, 1)->place->x; /* R */",
    },
    "two writers": { ...counted, read: "\tthis_cpu_inc(hub_calls); /* R */", readKind: "read-write" },
  },
});

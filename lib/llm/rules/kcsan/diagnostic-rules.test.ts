import { expect, test } from "vitest";
import { assess, deciding, type RaceCase } from "@/lib/testing/hub-race";

/* Counts, sequence counts and what is only shown; and the case beside each in which the rule must not help. */

const sequenceRead =
  "\tdo {\n\t\tseq = read_seqbegin(&hub->seq);\n\t\tstart(hub->v); /* R */\n\t} while (read_seqretry(&hub->seq, seq));";
const sequenceWrite = "\twrite_seqlock(&hub->seq);\n\thub->v = 7; /* W */\n\twrite_sequnlock(&hub->seq);";
const counted: RaceCase = {
  field: "unsigned long v",
  write: "\thub->v++; /* W */",
  read: '\tseq_printf(m, "%lu", hub->v); /* R */',
  size: 8,
  writeKind: "read-write",
};
const perCpu: RaceCase = {
  field: "unsigned long __percpu *other_counts",
  write: "\tthis_cpu_inc(hub_calls); /* W */",
  read: "\tmask += per_cpu(hub_calls, 1); /* R */",
  more: "static DEFINE_PER_CPU(unsigned long, hub_calls);",
  size: 8,
  writeKind: "read-write",
};
const lookedAtAgain: RaceCase = {
  field: "int v",
  write: "\tspin_lock(&hub->lock);\n\thub->v = 1; /* W */\n\tspin_unlock(&hub->lock);",
  read: "\tif (hub->v) /* R */\n\t\thub_settle(hub);",
  more: "static void hub_settle(struct hub *hub)\n{\n\tspin_lock(&hub->lock);\n\thub->v = 0;\n\tspin_unlock(&hub->lock);\n}",
};

test.each<[string, RaceCase]>([
  ["only-shown", { ...counted, write: "\thub->v = 7; /* W */", writeKind: "write" }],
  ["statistic", counted],
  ["per-cpu-count", perCpu],
  ["sequence-count", { field: "int v", write: sequenceWrite, read: sequenceRead }],
  [
    "sequence-count",
    { field: "struct port v", write: sequenceWrite.replace("7", "*new"), read: sequenceRead, size: 16 },
  ],
  ["rechecked", lookedAtAgain],
])("benign: %s", async (rule, example) => {
  const talked = await assess(example);
  expect(talked.results.Benign).toBe(true);
  expect(deciding(talked)).toContain(rule);
});

const everyRule = (reply: string) => Array.from(reply.matchAll(/^- \*\*([\w-]+)\*\*/gm), ([, name = ""]) => name);

test.each<[string, string, RaceCase]>([
  [
    "a count that something is decided by",
    "statistic",
    { ...counted, more: "int hub_full(struct hub *hub)\n{\n\treturn hub->v > 9;\n}" },
  ],
  ["a count that the reader decides by", "statistic", { ...counted, read: "\tif (hub->v) /* R */\n\t\tstart(hub);" }],
  ["a count that goes down", "statistic", { ...counted, write: "\thub->v--; /* W */" }],
  [
    "bits that are called events",
    "statistic",
    {
      ...counted,
      field: "unsigned long events",
      write: "\thub->events |= 4; /* W */",
      read: "\tif (hub->events) /* R */\n\t\tstart(hub);",
    },
  ],
  [
    "a struct whose state is no statistic",
    "statistic",
    { field: "int v", write: "\thub->v = 1; /* W */", read: "\tstart(hub->v); /* R */" },
  ],
  [
    "a value that is handed on",
    "only-shown",
    { field: "int v", write: "\thub->v = 7; /* W */", read: "\tstart(hub->v); /* R */" },
  ],
  [
    "a CPU that changes the copy of another",
    "per-cpu-count",
    { ...perCpu, write: "\tper_cpu(hub_calls, 1)++; /* W */" },
  ],
  [
    "a writer outside of the sequence",
    "sequence-count",
    { field: "int v", write: "\thub->v = 7; /* W */", read: sequenceRead },
  ],
  [
    "a read after the sequence",
    "sequence-count",
    {
      field: "int v",
      write: sequenceWrite,
      read: `${sequenceRead.replace("hub->v); /* R */", "hub->other);")}\n\tstart(hub->v); /* R */`,
    },
  ],
  [
    "a callee that takes no lock",
    "rechecked",
    { ...lookedAtAgain, more: (lookedAtAgain.more ?? "").replace(/\tspin_\w+\(&hub->lock\);\n/g, "") },
  ],
  [
    "a mark beside a plain update",
    "one-side-marked",
    {
      field: "unsigned long v",
      write: "\tset_bit(1, &hub->v); /* W */",
      read: "\thub->v &= ~4; /* R */",
      size: 8,
      writeKind: "read-write (marked)",
      readKind: "read-write",
    },
  ],
])("%s: no %s", async (_, rule, example) => {
  const { reply } = await assess(example);
  expect(reply).toContain("### Verdict");
  expect(everyRule(reply)).not.toContain(rule);
});

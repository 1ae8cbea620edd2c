import type { RaceCase } from "@/lib/testing/hub-race";
import { testRaceRule } from "@/lib/testing/race-rule-cases";
import { atomicBesidePlain } from "./atomic-beside-plain";

const flags: RaceCase = {
  field: "unsigned long v",
  write: "\thub->v |= 2; /* W */",
  read: "\tif (hub->v & 4) /* R */\n\t\tmask = 1;",
  size: 8,
  writeKind: "read-write",
  more: "void hub_mark(struct hub *hub)\n{\n\tset_bit(0, &hub->v);\n}",
};

testRaceRule(atomicBesidePlain, {
  decides: {
    "a plain change of bits that are set atomically elsewhere": flags,
    "also under a lock, which the atomic side does not take": {
      ...flags,
      write: "\tspin_lock(&hub->lock);\n\thub->v |= 2; /* W */\n\tspin_unlock(&hub->lock);",
    },
  },
  spares: {
    "only plain changes": { ...flags, more: "void hub_mark(struct hub *hub)\n{\n\thub->v |= 1;\n}" },
    "bits that are only tested elsewhere": {
      ...flags,
      more: "int hub_marked(struct hub *hub)\n{\n\treturn test_bit(0, &hub->v);\n}",
    },
    "a plain store": { ...flags, write: "\thub->v = 0; /* W */", writeKind: "write" },
  },
});

import type { RaceCase } from "@/lib/testing/hub-race";
import { testRaceRule } from "@/lib/testing/race-rule-cases";
import { referenceCount } from "./reference-count";

const dropped: RaceCase = {
  field: "int refs",
  write: "\thub->refs--; /* W */",
  read: "\tif (hub->refs) /* R */\n\t\tmask = 1;",
  writeKind: "read-write",
};

testRaceRule(referenceCount, {
  decides: {
    "a reference that is dropped": dropped,
    "a counter made for references": {
      field: "refcount_t v",
      write: "\trefcount_dec(&hub->v); /* W */",
      writeHelper: "refcount_dec",
      read: "\tmask = refcount_read(&hub->v); /* R */",
      readHelper: "refcount_read",
    },
  },
  spares: {
    "a number that is set and not counted": { ...dropped, write: "\thub->refs = 1; /* W */", writeKind: "write" },
    "a count of something else": {
      ...dropped,
      field: "int ports",
      write: "\thub->ports--; /* W */",
      read: "\tif (hub->ports) /* R */\n\t\tmask = 1;",
    },
    "an atomic operation": { ...dropped, write: "\txchg(&hub->refs, 0); /* W */", writeKind: "read-write (marked)" },
    "a count within a word of bits": { ...dropped, field: "int refs : 4" },
  },
});

import type { RaceCase } from "@/lib/testing/hub-race";
import { testRaceRule } from "@/lib/testing/race-rule-cases";
import { bitFieldWrittenUnderLock } from "./bit-field-written-under-lock";

const bit: RaceCase = {
  field: "u8 v : 1, w : 1",
  write: "\tspin_lock(&hub->lock);\n\thub->v = 1; /* W */\n\tspin_unlock(&hub->lock);",
  read: "\tstart(hub->v); /* R */",
  size: 1,
  writeKind: "read-write",
};

testRaceRule(bitFieldWrittenUnderLock, {
  decides: { "a bit that is written under a lock": bit },
  spares: {
    "a bit that is written without a lock": { ...bit, write: "\thub->v = 1; /* W */" },
    "two bits that are written under a lock each": {
      ...bit,
      read: "\tspin_lock(&hub->lock);\n\thub->w = 1; /* R */\n\tspin_unlock(&hub->lock);",
      readKind: "read-write",
    },
    "a byte": { ...bit, field: "u8 v" },
  },
});

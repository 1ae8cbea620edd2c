import type { RaceCase } from "@/lib/testing/hub-race";
import { testRaceRule } from "@/lib/testing/race-rule-cases";
import { reloadedNumber } from "./reloaded-number";

const divisor: RaceCase = {
  field: "unsigned int v",
  write: "\thub->v = hub->other; /* W */",
  read: "\tif (hub->v) /* R */\n\t\tmask = 100 / hub->v;",
};

testRaceRule(reloadedNumber, {
  decides: { "a divisor that was tested": divisor },
  applies: { "an index that was tested": { ...divisor, read: "\tif (hub->v < 8) /* R */\n\t\tmask = table[hub->v];" } },
  spares: {
    "a divisor that is loaded once": {
      ...divisor,
      read: "\tmask = hub->v; /* R */\n\tif (mask)\n\t\tmask = 100 / mask;",
    },
    "a number that is not divided by": { ...divisor, read: "\tif (hub->v) /* R */\n\t\tmask = 100 + hub->v;" },
    "a divisor under a lock": {
      ...divisor,
      read: "\tspin_lock(&hub->lock);\n\tif (hub->v) /* R */\n\t\tmask = 100 / hub->v;\n\tspin_unlock(&hub->lock);",
    },
  },
});

import type { RaceCase } from "@/lib/testing/hub-race";
import { testRaceRule } from "@/lib/testing/race-rule-cases";
import { indexFromRace } from "./index-from-race";

const index: RaceCase = {
  field: "int v",
  write: "\thub->v = 7; /* W */",
  read: "\tmask = table[hub->v]; /* R */",
};

testRaceRule(indexFromRace, {
  decides: { "a number that is an index": index },
  spares: {
    "a number that is compared": { ...index, read: "\tif (hub->v > 7) /* R */\n\t\tmask = table[7];" },
    "a flag, which is 0 or 1": { ...index, field: "bool v", write: "\thub->v = true; /* W */", size: 1 },
  },
});

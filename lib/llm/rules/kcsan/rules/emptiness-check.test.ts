import type { RaceCase } from "@/lib/testing/hub-race";
import { testRaceRule } from "@/lib/testing/race-rule-cases";
import { emptinessCheck } from "./emptiness-check";

const look: RaceCase = {
  field: "struct port v",
  write: "\thub->v.next = NULL; /* W */",
  read: "\tif (list_empty(&hub->v.next)) /* R */\n\t\tmask = 1;",
  size: 8,
  readHelper: "list_empty",
};

testRaceRule(emptinessCheck, {
  decides: { "a look whether a list has entries": look },
  spares: {
    "a helper that follows the links": {
      ...look,
      read: "\tlist_move(&hub->v, new); /* R */",
      readHelper: "list_move",
    },
    "a test in the function itself": {
      ...look,
      read: "\tif (hub->v.next) /* R */\n\t\tmask = 1;",
      readHelper: undefined,
    },
  },
});

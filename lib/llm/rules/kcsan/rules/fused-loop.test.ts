import type { RaceCase } from "@/lib/testing/hub-race";
import { testRaceRule } from "@/lib/testing/race-rule-cases";
import { fusedLoop } from "./fused-loop";

const waiting: RaceCase = {
  field: "int v",
  write: "\thub->v = 1; /* W */",
  read: "\twhile (!hub->v) /* R */\n\t\tmask++;",
};

testRaceRule(fusedLoop, {
  decides: { "a loop that waits for a plain read": waiting },
  spares: {
    "a loop with a call that makes the compiler read again": {
      ...waiting,
      read: "\twhile (!hub->v) /* R */\n\t\tcpu_relax();",
    },
    "a test that is made once": { ...waiting, read: "\tif (!hub->v) /* R */\n\t\tmask++;" },
  },
});

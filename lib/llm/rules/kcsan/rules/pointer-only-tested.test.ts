import type { RaceCase } from "@/lib/testing/hub-race";
import { testRaceRule } from "@/lib/testing/race-rule-cases";
import { pointerOnlyTested } from "./pointer-only-tested";

const tested: RaceCase = {
  field: "struct port *v",
  write: "\thub->v = NULL; /* W */",
  read: "\tif (hub->v) /* R */\n\t\tmask |= 1;",
  size: 8,
};

testRaceRule(pointerOnlyTested, {
  decides: { "a test that sets something local": tested },
  spares: {
    "a test that leads to the pointer": { ...tested, read: "\tif (hub->v) /* R */\n\t\thub->v->x = 1;" },
    "a pointer that is followed": { ...tested, read: "\tport = hub->v; /* R */\n\tport->x = 1;" },
    "a number": { ...tested, field: "unsigned long v", write: "\thub->v = 0; /* W */" },
    "two writers": { ...tested, read: "\thub->v = NULL; /* R */", readKind: "write" },
  },
});

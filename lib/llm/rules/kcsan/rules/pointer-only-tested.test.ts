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
  applies: {
    "a test after which it is loaded anew under a lock": {
      ...tested,
      read: "\tif (hub->v) /* R */\n\t\treturn 0;\n\tspin_lock(&hub->lock);\n\tif (!hub->v)\n\t\thub->v = make(hub);\n\tspin_unlock(&hub->lock);",
    },
  },
  spares: {
    "a test under a lock that leads to the pointer": {
      ...tested,
      read: "\tspin_lock(&hub->lock);\n\tif (hub->v) /* R */\n\t\thub->v->x = 1;\n\tspin_unlock(&hub->lock);",
    },
    "a test that leads to the pointer": { ...tested, read: "\tif (hub->v) /* R */\n\t\thub->v->x = 1;" },
    "a pointer that is followed": { ...tested, read: "\tport = hub->v; /* R */\n\tport->x = 1;" },
    "a number": { ...tested, field: "unsigned long v", write: "\thub->v = 0; /* W */" },
    "two writers": { ...tested, read: "\thub->v = NULL; /* R */", readKind: "write" },
  },
});

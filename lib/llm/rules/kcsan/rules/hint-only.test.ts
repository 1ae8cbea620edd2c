import type { RaceCase } from "@/lib/testing/hub-race";
import { testRaceRule } from "@/lib/testing/race-rule-cases";
import { hintOnly } from "./hint-only";

const tested: RaceCase = {
  field: "int v",
  write: "\thub->v = 1; /* W */",
  read: "\tif (hub->v) /* R */\n\t\tmask |= 1;",
};

testRaceRule(hintOnly, {
  decides: {
    "a test that sets something local": tested,
    "a value that is returned": { ...tested, read: "\treturn hub->v; /* R */" },
    "a value that is computed with": { ...tested, read: "\tmask += hub->v; /* R */\n\tmask++;" },
  },
  spares: {
    "a test that a call depends on": { ...tested, read: "\tif (hub->v) /* R */\n\t\tstart(hub);" },
    "a test that a write depends on": { ...tested, read: "\tif (hub->v) /* R */\n\t\thub->other = 1;" },
    "a value that is handed on": { ...tested, read: "\tstart(hub->v); /* R */" },
    "an index": { ...tested, read: "\tmask = table[hub->v]; /* R */" },
    "a pointer": { ...tested, field: "struct port *v", write: "\thub->v = NULL; /* W */", size: 8 },
  },
});

import type { RaceCase } from "@/lib/testing/hub-race";
import { testRaceRule } from "@/lib/testing/race-rule-cases";
import { runningExtreme } from "./running-extreme";

const most: RaceCase = {
  field: "unsigned long v",
  write: "\tunsigned long n = hub->other;\n\n\tif (n > hub->v)\n\t\thub->v = n; /* W */",
  read: "\tstart(hub->v); /* R */",
  size: 8,
};

testRaceRule(runningExtreme, {
  decides: {
    "a maximum": most,
    "a minimum": { ...most, write: most.write.replace("n > hub->v", "hub->v >= n") },
  },
  spares: {
    "a value that is always replaced": { ...most, write: "\tunsigned long n = hub->other;\n\n\thub->v = n; /* W */" },
    "a value that is only made different": { ...most, write: most.write.replace("n > hub->v", "n != hub->v") },
    "a comparison with something else": { ...most, write: most.write.replace("n > hub->v", "n > hub->other") },
    "a maximum that is an index": { ...most, read: "\tmask = table[hub->v]; /* R */" },
  },
});

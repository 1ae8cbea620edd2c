import type { RaceCase } from "@/lib/testing/hub-race";
import { testRaceRule } from "@/lib/testing/race-rule-cases";
import { freedAfterFlag } from "./freed-after-flag";

const gone: RaceCase = {
  field: "bool v",
  write: "\thub->v = true; /* W */\n\tkfree(hub);",
  read: "\tif (hub->v) /* R */\n\t\treturn 0;\n\tstart(hub);",
  size: 1,
};

testRaceRule(freedAfterFlag, {
  decides: { "the object is freed behind its flag": gone },
  spares: {
    "a lock on both sides": {
      ...gone,
      write: "\tspin_lock(&hub->lock);\n\thub->v = true; /* W */\n\tspin_unlock(&hub->lock);\n\tkfree(hub);",
      read: "\tspin_lock(&hub->lock);\n\tif (!hub->v) /* R */\n\t\tstart(hub);\n\tspin_unlock(&hub->lock);",
    },
    "readers are waited for": { ...gone, write: "\thub->v = true; /* W */\n\tsynchronize_rcu();\n\tkfree(hub);" },
    "another object is freed": { ...gone, write: "\thub->v = true; /* W */\n\tkfree(hub->other);" },
    "only a reference is dropped": { ...gone, write: "\thub->v = true; /* W */\n\thub_put(hub);" },
    "it is freed only when nobody else has it": {
      ...gone,
      write: "\thub->v = true; /* W */\n\tif (hub->other == 0)\n\t\tkfree(hub);",
    },
    "it is freed on another way": {
      ...gone,
      write: "\thub->v = true; /* W */\n\tif (hub->other)\n\t\treturn;\n\tkfree(hub);",
    },
  },
});

import type { RaceCase } from "@/lib/testing/hub-race";
import { testRaceRule } from "@/lib/testing/race-rule-cases";
import { heldByBoth } from "./held-by-both";

const locked = (code: string, lock = "spin_lock", unlock = "spin_unlock") =>
  `\t${lock}(&hub->lock);\n${code}\n\t${unlock}(&hub->lock);`;
const both: RaceCase = {
  field: "int v",
  write: locked("\thub->v = 1; /* W */"),
  read: locked("\tstart(hub->v); /* R */"),
};

testRaceRule(heldByBoth, {
  decides: {
    "one lock on both sides": both,
    "a reader's lock and a writer's": {
      ...both,
      write: locked("\thub->v = 1; /* W */", "down_write", "up_write"),
      read: locked("\tstart(hub->v); /* R */", "down_read", "up_read"),
    },
  },
  spares: {
    "a lock on one side": { ...both, read: "\tstart(hub->v); /* R */" },
    "two locks": { ...both, read: locked("\tstart(hub->v); /* R */").replaceAll("hub->lock", "hub->mutex") },
    "readers' locks on both sides": {
      ...both,
      write: locked("\thub->v = 1; /* W */", "down_read", "up_read"),
      read: locked("\tstart(hub->v); /* R */", "down_read", "up_read"),
    },
  },
});

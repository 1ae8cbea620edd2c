import type { RaceCase } from "@/lib/testing/hub-race";
import { testRaceRule } from "@/lib/testing/race-rule-cases";
import { writersExcluded } from "./writers-excluded";

const locked: RaceCase = {
  field: "int v",
  write: "\tspin_lock(&hub->lock);\n\thub->v |= 1; /* W */\n\tspin_unlock(&hub->lock);",
  read: "\tstart(hub->v); /* R */",
  writeKind: "read-write",
};

testRaceRule(writersExcluded, {
  decides: { "an update under a lock": locked },
  spares: {
    "a reader that holds the lock, too": {
      field: "int v",
      write: "\tspin_lock(&hub->lock);\n\thub->v = 1; /* W */\n\tspin_unlock(&hub->lock);",
      read: "\tspin_lock(&hub->lock);\n\tstart(hub->v); /* R */\n\tspin_unlock(&hub->lock);",
    },
    "an update without a lock": { ...locked, write: "\thub->v |= 1; /* W */" },
    "two writers": { ...locked, read: "\thub->v = 0; /* R */", readKind: "write" },
    "a pointer": {
      ...locked,
      field: "struct port *v",
      write: locked.write.replace("|= 1", "= NULL"),
      size: 8,
      writeKind: "write",
    },
  },
});

import type { RaceCase } from "@/lib/testing/hub-race";
import { testRaceRule } from "@/lib/testing/race-rule-cases";
import { unguardedUpdate } from "./unguarded-update";

const reset = "static void hub_reset(struct hub *hub)\n{\n\thub->v = 0;\n}";
const update: RaceCase = {
  field: "unsigned int v",
  write: "\thub->v |= 1; /* W */",
  read: "\tif (hub->v) /* R */\n\t\tstart(hub);",
  writeKind: "read-write",
  more: reset,
};

testRaceRule(unguardedUpdate, {
  decides: { "an update beside the write of another function": update },
  spares: {
    "an update that nobody else writes beside": { ...update, more: "" },
    "only what sets the object up writes as well": { ...update, more: reset.replace("hub_reset", "hub_init") },
    "an update under a lock": {
      ...update,
      write: "\tspin_lock(&hub->lock);\n\thub->v |= 1; /* W */\n\tspin_unlock(&hub->lock);",
    },
    "two updates": { ...update, read: "\thub->v &= ~2; /* R */", readKind: "read-write" },
    "a plain write": { ...update, write: "\thub->v = 1; /* W */", writeKind: "write" },
  },
});

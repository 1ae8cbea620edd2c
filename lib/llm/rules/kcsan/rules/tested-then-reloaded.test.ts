import type { RaceCase } from "@/lib/testing/hub-race";
import { testRaceRule } from "@/lib/testing/race-rule-cases";
import { testedThenReloaded } from "./tested-then-reloaded";

const callback: RaceCase = {
  field: "void (*v)(int mask)",
  write: "\thub->v = NULL; /* W */",
  read: "\tif (hub->v) /* R */\n\t\thub->v(mask);",
  size: 8,
};
const pointer: RaceCase = {
  ...callback,
  field: "struct port *v",
  read: "\tif (hub->v) /* R */\n\t\thub->v->open = 1;",
};

testRaceRule(testedThenReloaded, {
  decides: { "a callback that is tested and called": callback },
  applies: { "a pointer that is tested and followed": pointer },
  spares: {
    "one load": { ...pointer, read: "\tport = hub->v; /* R */\n\tif (port)\n\t\tport->open = 1;" },
    "a marked load": {
      ...pointer,
      read: "\tif (READ_ONCE(hub->v)) /* R */\n\t\thub->v->open = 1;",
      readKind: "read (marked)",
    },
    "a second load under the lock": {
      ...pointer,
      read: "\tif (!hub->v) /* R */\n\t\treturn 0;\n\tspin_lock(&hub->lock);\n\tif (hub->v)\n\t\thub->v->open = 1;\n\tspin_unlock(&hub->lock);",
    },
    "a pointer that is replaced, not cleared": { ...pointer, write: "\thub->v = next_port(hub); /* W */" },
  },
});

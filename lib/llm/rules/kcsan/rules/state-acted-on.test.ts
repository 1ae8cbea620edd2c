import type { RaceCase } from "@/lib/testing/hub-race";
import { testRaceRule } from "@/lib/testing/race-rule-cases";
import { stateActedOn } from "./state-acted-on";

const acting: RaceCase = {
  field: "enum hub_state v",
  write: "\thub->v = HUB_DOWN; /* W */",
  read: "\tif (hub->v == HUB_UP) /* R */\n\t\tstart(hub);",
};

testRaceRule(stateActedOn, {
  decides: {
    "an action that depends on an enum": { ...acting, says: "`start` is called at line" },
    "a write that depends on an enum": {
      ...acting,
      read: "\tif (hub->v == HUB_UP) /* R */\n\t\thub->other = 1;",
      says: "`hub->other` is written at line",
    },
  },
  applies: {
    "an action that depends on a number called state": {
      ...acting,
      field: "int port_state",
      write: "\thub->port_state = 1; /* W */",
      read: "\tif (hub->port_state) /* R */\n\t\tstart(hub);",
    },
  },
  spares: {
    "a state that only something local depends on": {
      ...acting,
      read: "\tif (hub->v == HUB_UP) /* R */\n\t\tmask = 1;",
    },
    "a state that more is read by": { ...acting, read: "\tif (hub->v == HUB_UP) /* R */\n\t\tmask = hub->other;" },
    "a number": { ...acting, field: "int v" },
    "a state that is looked at again under the lock": {
      ...acting,
      read: "\tif (hub->v != HUB_UP) /* R */\n\t\treturn 0;\n\tspin_lock(&hub->lock);\n\tif (hub->v == HUB_UP)\n\t\tstart(hub);\n\tspin_unlock(&hub->lock);",
    },
  },
});

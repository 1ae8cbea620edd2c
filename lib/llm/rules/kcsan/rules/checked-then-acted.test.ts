import type { RaceCase } from "@/lib/testing/hub-race";
import { testRaceRule } from "@/lib/testing/race-rule-cases";
import { checkedThenActed } from "./checked-then-acted";

const started: RaceCase = {
  field: "int v",
  write: "\thub->v = 0; /* W */",
  read: "\tif (!hub->v) { /* R */\n\t\thub->v = 1;\n\t\tstart(hub);\n\t}",
};

testRaceRule(checkedThenActed, {
  decides: {
    "what is started once": started,
    "what is started after an early exit": {
      ...started,
      read: "\tif (hub->v) /* R */\n\t\treturn 0;\n\thub->v = 1;\n\tstart(hub);",
    },
  },
  spares: {
    "nothing but the flag": { ...started, read: "\tif (!hub->v) /* R */\n\t\thub->v = 1;" },
    "nothing that is set": { ...started, read: "\tif (!hub->v) /* R */\n\t\tstart(hub);" },
    "a time": {
      ...started,
      field: "unsigned long v",
      size: 8,
      read: "\tif (hub->v != jiffies) { /* R */\n\t\thub->v = jiffies;\n\t\tstart(hub);\n\t}",
    },
    "what is brought up to date": {
      ...started,
      read: "\tif (hub->v != mask) { /* R */\n\t\thub->v = mask;\n\t\thub->other++;\n\t}",
    },
    "a second look under the lock": {
      ...started,
      read: "\tif (!hub->v) { /* R */\n\t\tspin_lock(&hub->lock);\n\t\tif (!hub->v) {\n\t\t\thub->v = 1;\n\t\t\tstart(hub);\n\t\t}\n\t\tspin_unlock(&hub->lock);\n\t}",
    },
    "a lock over both": {
      ...started,
      read: "\tspin_lock(&hub->lock);\n\tif (!hub->v) { /* R */\n\t\thub->v = 1;\n\t\tstart(hub);\n\t}\n\tspin_unlock(&hub->lock);",
    },
  },
});

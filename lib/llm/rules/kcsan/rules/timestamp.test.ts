import type { RaceCase } from "@/lib/testing/hub-race";
import { testRaceRule } from "@/lib/testing/race-rule-cases";
import { timestamp } from "./timestamp";

const stamped: RaceCase = {
  field: "unsigned long v",
  write: "\thub->v = jiffies; /* W */",
  read: "\tstart(hub->v); /* R */",
  size: 8,
};

testRaceRule(timestamp, {
  decides: {
    "jiffies that are stored": stamped,
    "a time that is compared with now": {
      ...stamped,
      write: "\thub->v = hub->other; /* W */",
      read: "\tif (time_after(jiffies, hub->v)) /* R */\n\t\tstart(hub);",
    },
    "a time by its name": {
      ...stamped,
      field: "unsigned long last_rx",
      write: "\thub->last_rx = now; /* W */",
      read: "\tstart(hub->last_rx); /* R */",
    },
  },
  spares: {
    "a time at which something is freed": {
      ...stamped,
      write: "\thub->v = hub->other; /* W */",
      read: "\tif (time_after(jiffies, hub->v)) /* R */\n\t\thub_free(hub);",
    },
    "a number that is compared with another": {
      ...stamped,
      write: "\thub->v = hub->other; /* W */",
      read: "\tif (time_after(hub->other, hub->v)) /* R */\n\t\tstart(hub);",
    },
    "something else that is stored": { ...stamped, write: "\thub->v = 7; /* W */" },
    "a flag with the name of a time": {
      ...stamped,
      field: "bool last_used",
      write: "\thub->last_used = true; /* W */",
      read: "\tstart(hub->last_used); /* R */",
      size: 1,
    },
    "a pointer to what was used last": {
      ...stamped,
      field: "struct port *last_used",
      write: "\thub->last_used = port_of(jiffies); /* W */",
      read: "\tstart(hub->last_used); /* R */",
    },
  },
});

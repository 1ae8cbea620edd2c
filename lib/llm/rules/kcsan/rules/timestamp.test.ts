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
    "a time by its name": {
      ...stamped,
      field: "unsigned long last_rx",
      write: "\thub->last_rx = now; /* W */",
      read: "\tstart(hub->last_rx); /* R */",
    },
  },
  spares: {
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

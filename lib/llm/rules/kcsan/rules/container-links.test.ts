import type { RaceCase } from "@/lib/testing/hub-race";
import { testRaceRule } from "@/lib/testing/race-rule-cases";
import { containerLinks } from "./container-links";

const takenOff: RaceCase = {
  field: "unsigned long ports",
  write: "\tlist_del(&hub->ports); /* W */",
  read: "\tstart(hub->ports); /* R */",
  size: 8,
  writeHelper: "list_del",
};

testRaceRule(containerLinks, {
  decides: {
    "a link of a list": {
      field: "struct list_head v",
      write: "\thub->v.next = NULL; /* W */",
      read: "\tport = hub->v.next; /* R */",
      size: 8,
    },
    "an entry that is taken off": { ...takenOff, read: "\tport = hub->ports; /* R */" },
  },
  spares: {
    "a look whether there is an entry": {
      ...takenOff,
      read: "\tif (list_empty(&hub->ports)) /* R */\n\t\tmask = 1;",
      readHelper: "list_empty",
    },
    "a number with the name of a link": {
      field: "unsigned long next",
      write: "\thub->next = 7; /* W */",
      read: "\tstart(hub->next); /* R */",
      size: 8,
    },
    "a copy of memory": { ...takenOff, write: "\tmemcpy(&hub->ports, new, 8); /* W */", writeHelper: "memcpy" },
  },
});

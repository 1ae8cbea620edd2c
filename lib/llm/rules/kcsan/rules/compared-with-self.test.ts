import type { RaceCase } from "@/lib/testing/hub-race";
import { testRaceRule } from "@/lib/testing/race-rule-cases";
import { comparedWithSelf } from "./compared-with-self";

const owner: RaceCase = {
  field: "int v",
  write: "\thub->v = -1; /* W */",
  read: "\tif (hub->v == smp_processor_id()) /* R */\n\t\tstart(hub);",
};

testRaceRule(comparedWithSelf, {
  decides: {
    "an owner's number": owner,
    "the number in a variable": {
      ...owner,
      read: "\tmask = smp_processor_id();\n\tif (hub->v == mask) /* R */\n\t\tstart(hub);",
    },
    "a task": {
      ...owner,
      field: "unsigned long v",
      size: 8,
      read: "\tif (current->pid != hub->v) /* R */\n\t\tstart(hub);",
    },
  },
  spares: {
    "another number": { ...owner, read: "\tif (hub->v == hub->other) /* R */\n\t\tstart(hub);" },
    "a number that goes elsewhere too": {
      ...owner,
      read: "\tmask = hub->v; /* R */\n\tif (mask == smp_processor_id())\n\t\tstart(hub);\n\tstop(mask);",
    },
  },
});

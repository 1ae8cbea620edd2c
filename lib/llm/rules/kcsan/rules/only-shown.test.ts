import type { RaceCase } from "@/lib/testing/hub-race";
import { testRaceRule } from "@/lib/testing/race-rule-cases";
import { onlyShown } from "./only-shown";

const shown: RaceCase = {
  field: "int v",
  write: "\thub->v = 7; /* W */",
  read: '\tseq_printf(m, "%d", hub->v); /* R */',
};

testRaceRule(onlyShown, {
  decides: {
    "a value that is printed": shown,
    "a value that is printed and copied": {
      ...shown,
      read: '\tint seen = hub->v; /* R */\n\tseq_printf(m, "%d", seen);\n\tport->x = seen;',
      reader: "hub_show",
    },
    "a value that is copied by a function that shows it": {
      ...shown,
      read: "\tport->x = hub->v; /* R */",
      reader: "hub_show",
    },
  },
  applies: {
    "a value that is put where a function that shows it hands it on": {
      ...shown,
      read: "\t*(u64 *)table = hub->v; /* R */",
      reader: "hub_show",
    },
  },
  spares: {
    "a value that is handed on": { ...shown, read: "\tstart(hub->v); /* R */" },
    "a value that is copied by another function": { ...shown, read: "\tport->x = hub->v; /* R */" },
    "a value that the function that shows it decides by": {
      ...shown,
      read: "\tif (hub->v) /* R */\n\t\tstart(hub);",
      reader: "hub_show",
    },
    "two writers": { ...shown, read: "\thub->v = 8; /* R */", readKind: "write", reader: "hub_show" },
    "a value that a helper reads": {
      ...shown,
      read: "\tmemcpy(table, &hub->v, 4); /* R */",
      readHelper: "memcpy",
      reader: "hub_show",
    },
    "a pointer": { ...shown, field: "struct port *v", write: "\thub->v = NULL; /* W */", size: 8 },
  },
});

import type { RaceCase } from "@/lib/testing/hub-race";
import { testRaceRule } from "@/lib/testing/race-rule-cases";
import { hintOnly } from "./hint-only";

const tested: RaceCase = {
  field: "int v",
  write: "\thub->v = 1; /* W */",
  read: "\tif (hub->v) /* R */\n\t\tmask |= 1;",
};

testRaceRule(hintOnly, {
  decides: {
    "a test that sets something local": {
      ...tested,
      says: "only branches on it without changing anything shared (line",
    },
    "a value that is returned": { ...tested, read: "\treturn hub->v; /* R */", says: "only returns it (line" },
    "a value that is returned to who only looks": {
      ...tested,
      read: "\treturn hub->v; /* R */",
      caller: "hub_look",
      more: "int hub_look(struct hub *hub)\n{\n\tif (hub_read(hub, NULL)) /* CALL */\n\t\treturn 1;\n\treturn 0;\n}",
    },
    "a value that is looked at": { ...tested, read: "\t(void)hub->v; /* R */", says: "only computes with it (line" },
  },
  spares: {
    "a value that is returned to who acts on it": {
      ...tested,
      read: "\treturn hub->v; /* R */",
      caller: "hub_act",
      more: "int hub_act(struct hub *hub)\n{\n\tif (hub_read(hub, NULL)) /* CALL */\n\t\tstart(hub);\n\treturn 0;\n}",
    },
    "a test that a call depends on": { ...tested, read: "\tif (hub->v) /* R */\n\t\tstart(hub);" },
    "a test that a write depends on": { ...tested, read: "\tif (hub->v) /* R */\n\t\thub->other = 1;" },
    "a value that is handed on": { ...tested, read: "\tstart(hub->v); /* R */" },
    "a value that a helper reads": {
      ...tested,
      read: "\tmemcpy(table, &hub->v, 4); /* R */",
      readHelper: "memcpy",
    },
    "an index": { ...tested, read: "\tmask = table[hub->v]; /* R */" },
    "a pointer": { ...tested, field: "struct port *v", write: "\thub->v = NULL; /* W */", size: 8 },
  },
});

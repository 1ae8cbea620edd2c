import type { RaceCase } from "@/lib/testing/hub-race";
import { testRaceRule } from "@/lib/testing/race-rule-cases";
import { followedPointer } from "./followed-pointer";

const followed: RaceCase = {
  field: "struct port *v",
  write: "\thub->v = NULL; /* W */",
  read: "\tport = hub->v; /* R */\n\tport->x = 1;",
  size: 8,
};
const tested: RaceCase = { ...followed, read: "\tif (hub->v) /* R */\n\t\tmask |= 1;" };

testRaceRule(followedPointer, {
  decides: {
    "a pointer that the reader follows": followed,
    "a pointer that both replace": {
      ...followed,
      read: "\thub->v = NULL; /* R */",
      readKind: "write",
      says: "both sides write the pointer",
    },
    "a pointer whose target the writer frees": {
      ...tested,
      write: "\tkfree(hub->v);\n\thub->v = NULL; /* W */",
      says: "while the other side uses it.",
    },
    "a pointer whose target both free": {
      ...tested,
      write: "\tkfree(hub->v);\n\thub->v = NULL; /* W */",
      read: "\tkfree(hub->v); /* R */",
      says: "`hub_read` frees it as well (`kfree(hub->v)`",
    },
    "a pointer that a helper reads": { ...tested, read: "\tmemcpy(port, &hub->v, 8); /* R */", readHelper: "memcpy" },
    "a pointer that is handed on in a condition": {
      ...tested,
      read: "\tif (copy(port, hub->v + 4)) /* R */\n\t\tmask = 1;",
    },
    "a pointer that is made under a lock and used without it": {
      ...tested,
      read: "\tif (!hub->v) { /* R */\n\t\tspin_lock(&hub->lock);\n\t\tif (!hub->v)\n\t\t\thub->v = make(hub);\n\t\tspin_unlock(&hub->lock);\n\t}\n\tmask = hub->v->x;",
    },
    "a pointer that a test leads to": { ...followed, read: "\tif (hub->v) /* R */\n\t\thub->v->x = 1;" },
  },
  spares: {
    "a pointer that is only tested": tested,
    "a pointer that is only tested, and another that is freed": {
      ...tested,
      write: "\tkfree(hub->spare);\n\thub->v = NULL; /* W */",
    },
    "a pointer that is looked at by a predicate": { ...tested, read: "\tif (IS_ERR(hub->v)) /* R */\n\t\tmask = 1;" },
    "a number": { ...followed, field: "unsigned long v", write: "\thub->v = 0; /* W */" },
  },
});

import type { RaceCase } from "@/lib/testing/hub-race";
import { testRaceRule } from "@/lib/testing/race-rule-cases";
import { meantByComment } from "./meant-by-comment";

const noted: RaceCase = {
  field: "int v",
  write: "\thub->v = 1; /* W */",
  read: "\t/* Racy: a late start does no harm. */\n\tif (hub->v) /* R */\n\t\tstart(hub);",
};

testRaceRule(meantByComment, {
  decides: {
    "a comment above the reader": noted,
    "a comment above the condition of the writer": {
      ...noted,
      write: "\t/*\n\t * Only a hint,\n\t * so no lock is taken.\n\t */\n\tif (hub->other)\n\t\thub->v = 1; /* W */",
      read: "\tif (hub->v) /* R */\n\t\tstart(hub);",
    },
  },
  spares: {
    "a comment that complains": { ...noted, read: noted.read.replace("Racy:", "FIXME: racy,") },
    "a comment on another statement": {
      ...noted,
      read: "\t/* Racy. */\n\tprepare(hub);\n\tif (hub->v) /* R */\n\t\tstart(hub);",
    },
    "a comment on something else": {
      ...noted,
      read: noted.read.replace("Racy: a late start does no harm.", "Start it."),
    },
  },
});

import type { RaceCase } from "@/lib/testing/hub-race";
import { testRaceRule } from "@/lib/testing/race-rule-cases";
import { meantByComment } from "./meant-by-comment";

const noted: RaceCase = {
  field: "int v",
  write: "\thub->v = 1; /* W */",
  read: "\t/* Racy: a late start does no harm. */\n\tif (hub->v) /* R */\n\t\tstart(hub);",
};

const bits: RaceCase = {
  field: "/*\n\t * Only for speed:\n\t * races between these do no harm.\n\t */\n\tu8 v : 1;\n\tu8 w : 1",
  write: "\thub->v = 1; /* W */",
  read: "\thub->w = 1; /* R */",
  readKind: "write",
  size: 1,
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
  applies: {
    "a comment over a run of bit-fields": bits,
    "a comment some bit-fields up": {
      ...bits,
      field: bits.field.replace("u8 w", "/* Second. */\n\tu8 x : 1;\n\n\tu8 w"),
    },
  },
  spares: {
    "a comment on a list that takes no lock": { ...noted, read: noted.read.replace("Racy:", "On the lockless list:") },
    "a comment over another run of bit-fields": {
      ...bits,
      field: bits.field.replace("u8 v : 1", "u8 x : 1;\n\tint y;\n\tu8 v : 1"),
    },
    "a comment over bit-fields that warns": { ...bits, field: bits.field.replace("do no harm", "lose bits") },
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

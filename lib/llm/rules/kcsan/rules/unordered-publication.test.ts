import type { RaceCase } from "@/lib/testing/hub-race";
import { testRaceRule } from "@/lib/testing/race-rule-cases";
import { unorderedPublication } from "./unordered-publication";

const published: RaceCase = {
  field: "int v",
  write: "\thub->other = 7;\n\thub->v = 1; /* W */",
  read: "\tif (hub->v) /* R */\n\t\tmask = hub->other;",
};

testRaceRule(unorderedPublication, {
  decides: {
    "a flag after the data that it announces": published,
    "a flag after other data, too": {
      ...published,
      write: "\thub->count = 1;\n\thub->other = 7;\n\thub->v = 1; /* W */",
      read: "\tif (hub->v) /* R */\n\t\tmask = hub->ports + hub->other;",
      says: "`hub->other` is written at line",
    },
  },
  spares: {
    "a barrier between data and flag": {
      ...published,
      write: "\thub->other = 7;\n\tsmp_wmb();\n\thub->v = 1; /* W */",
    },
    "data that is written after the flag": { ...published, write: "\thub->v = 1; /* W */\n\thub->other = 7;" },
    "data of another object": { ...published, write: "\tspare->other = 7;\n\thub->v = 1; /* W */" },
    "data that is written with a mark": {
      ...published,
      write: "\tWRITE_ONCE(hub->other, 7);\n\thub->v = 1; /* W */",
    },
    "data that is read before the flag is written": {
      ...published,
      write: "\tstart(hub->other);\n\thub->v = 1; /* W */",
    },
    "a reader that does not go to the data": { ...published, read: "\tif (hub->v) /* R */\n\t\tmask = hub->ports;" },
    "a reader that writes what the writer wrote": {
      ...published,
      read: "\tif (hub->v) /* R */\n\t\thub->other = mask;",
    },
    "a pointer, which is followed": {
      ...published,
      field: "struct port *v",
      write: "\thub->other = 7;\n\thub->v = new; /* W */",
      size: 8,
    },
    "the same field written twice": {
      ...published,
      write: "\thub->v = 0;\n\thub->v = 1; /* W */",
      read: "\tif (hub->v) /* R */\n\t\tmask = hub->v;",
    },
  },
});

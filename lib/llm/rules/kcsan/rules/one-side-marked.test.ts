import type { RaceCase } from "@/lib/testing/hub-race";
import { testRaceRule } from "@/lib/testing/race-rule-cases";
import { oneSideMarked } from "./one-side-marked";

const marked: RaceCase = {
  field: "int v",
  write: "\tWRITE_ONCE(hub->v, 1); /* W */",
  read: "\tstart(hub->v); /* R */",
  writeKind: "write (marked)",
};

testRaceRule(oneSideMarked, {
  decides: {
    "a write that is marked": { ...marked, says: "the write of the report is marked" },
  },
  applies: {
    "a read that is marked": {
      ...marked,
      write: "\thub->v = 1; /* W */",
      writeKind: "write",
      read: "\tstart(READ_ONCE(hub->v)); /* R */",
      readKind: "read (marked)",
    },
  },
  spares: {
    "no mark": { ...marked, write: "\thub->v = 1; /* W */", writeKind: "write" },
    "a mark beside a plain update": {
      field: "unsigned long v",
      write: "\tset_bit(1, &hub->v); /* W */",
      read: "\thub->v &= ~4; /* R */",
      size: 8,
      writeKind: "read-write (marked)",
      readKind: "read-write",
    },
    "a pointer": { ...marked, field: "struct port *v", write: "\tWRITE_ONCE(hub->v, NULL); /* W */", size: 8 },
  },
});

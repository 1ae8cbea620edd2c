import type { RaceCase } from "@/lib/testing/hub-race";
import { testRaceRule } from "@/lib/testing/race-rule-cases";
import { statistic } from "./statistic";

const counted: RaceCase = {
  field: "unsigned long v",
  write: "\thub->v++; /* W */",
  read: '\tseq_printf(m, "%lu", hub->v); /* R */',
  size: 8,
  writeKind: "read-write",
};

testRaceRule(statistic, {
  decides: {
    "a counter by its name": {
      ...counted,
      field: "unsigned long rx_packets",
      write: "\thub->rx_packets++; /* W */",
      read: "\tshow(hub->rx_packets); /* R */",
    },
    "what is only counted up and printed": counted,
  },
  spares: {
    "a count that something is decided by": {
      ...counted,
      more: "int hub_full(struct hub *hub)\n{\n\treturn hub->v > 9;\n}",
    },
    "a count that the reader decides by": { ...counted, read: "\tif (hub->v) /* R */\n\t\tstart(hub);" },
    "a count that goes down": { ...counted, write: "\thub->v--; /* W */" },
    "bits that are called events": {
      ...counted,
      field: "unsigned long events",
      write: "\thub->events |= 4; /* W */",
      read: "\tif (hub->events) /* R */\n\t\tstart(hub);",
    },
    "a state": { field: "int v", write: "\thub->v = 1; /* W */", read: "\tstart(hub->v); /* R */" },
    "a counter that is an index": {
      ...counted,
      field: "unsigned long rx_packets",
      write: "\thub->rx_packets++; /* W */",
      read: "\tmask = table[hub->rx_packets]; /* R */",
    },
  },
});

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
      says: "`rx_packets` is a statistics counter of `struct hub`.",
    },
    "what is only counted up and printed": counted,
    "a variable of the file": {
      ...counted,
      more: "static unsigned long hub_drops;",
      write: "\thub_drops++; /* W */",
      read: "\tshow(hub_drops); /* R */",
      says: "`hub_drops` is a statistics counter.",
    },
  },
  spares: {
    "a sum that a limit is kept by": {
      ...counted,
      field: "unsigned long used_bytes",
      write: "\thub->used_bytes++; /* W */",
      read: "\tif (hub->used_bytes > 9) /* R */\n\t\treturn -1;\n\tstart(hub);",
    },
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
    "a counter that is followed": {
      ...counted,
      field: "place_t rx_bytes",
      write: "\thub->rx_bytes++; /* W */",
      read: "\tmask = hub->rx_bytes->x; /* R */",
    },
    "a counter that is an index": {
      ...counted,
      field: "unsigned long rx_packets",
      write: "\thub->rx_packets++; /* W */",
      read: "\tmask = table[hub->rx_packets]; /* R */",
    },
  },
});

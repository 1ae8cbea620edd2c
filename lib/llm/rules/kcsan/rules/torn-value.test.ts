import type { RaceCase } from "@/lib/testing/hub-race";
import { testRaceRule } from "@/lib/testing/race-rule-cases";
import { tornValue } from "./torn-value";

const wide: RaceCase = {
  field: "u64 v",
  write: "\thub->v = 7; /* W */",
  read: "\tstart(hub->v); /* R */",
  size: 8,
};

testRaceRule(tornValue, {
  decides: {
    "a struct": {
      field: "struct port v",
      write: "\thub->v = *new; /* W */",
      read: "\t*old = hub->v; /* R */",
      size: 8,
    },
    "more than a word": { ...wide, arch: "386" },
    "more than a word of another machine": { ...wide, arch: "xtensa" },
    "more than a word, by halves": { ...wide, arch: "386", size: 4 },
    "a copy of memory": { ...wide, write: "\tmemcpy(&hub->v, new, 8); /* W */", writeHelper: "memcpy" },
    "a piece of a pointer": { ...wide, field: "struct port *v", read: "\tif (hub->v) /* R */\n\t\tmask = 1;", size: 4 },
  },
  spares: {
    "a word": wide,
    "a piece of a number": { ...wide, size: 4 },
    "a pointer, which is a word": {
      ...wide,
      field: "struct port *v",
      write: "\thub->v = NULL; /* W */",
      read: "\tif (hub->v) /* R */\n\t\tmask = 1;",
    },
    "a statistic of more than a word": {
      field: "u64 rx_packets",
      write: "\thub->rx_packets++; /* W */",
      read: "\tshow(hub->rx_packets); /* R */",
      writeKind: "read-write",
      size: 8,
      arch: "386",
    },
    "a statistic of more than a word, by halves": {
      field: "u64 rx_packets",
      write: "\thub->rx_packets++; /* W */",
      read: "\tshow(hub->rx_packets); /* R */",
      writeKind: "read-write",
      arch: "386",
    },
    "an element of an array": {
      field: "struct port v[4]",
      write: "\thub->v[1] = *new; /* W */",
      read: "\t*old = hub->v[1]; /* R */",
      size: 8,
    },
    "a struct that is read again when it was written": {
      field: "struct port v",
      write: "\twrite_seqlock(&hub->seq);\n\thub->v = *new; /* W */\n\twrite_sequnlock(&hub->seq);",
      read: "\tdo {\n\t\tseq = read_seqbegin(&hub->seq);\n\t\tstart(hub->v); /* R */\n\t} while (read_seqretry(&hub->seq, seq));",
      size: 8,
    },
  },
});

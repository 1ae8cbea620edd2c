import type { RaceCase } from "@/lib/testing/hub-race";
import { testRaceRule } from "@/lib/testing/race-rule-cases";
import { lostUpdate } from "./lost-update";

const update: RaceCase = {
  field: "unsigned int v",
  write: "\thub->v |= 1; /* W */",
  read: "\tif (hub->v) /* R */\n\t\tmask |= 1;",
  writeKind: "read-write",
};
const reset = "static void hub_reset(struct hub *hub)\n{\n\thub->v = 0;\n}";
const locked = (code: string) => `\tspin_lock(&hub->lock);\n${code}\n\tspin_unlock(&hub->lock);`;

testRaceRule(lostUpdate, {
  decides: {
    "two updates": { ...update, read: "\thub->v &= ~2; /* R */", readKind: "read-write" },
    "an update in two steps": {
      ...update,
      write: "\tunsigned int n = hub->other;\n\n\tn += hub->v;\n\thub->v = n; /* W */",
      writeKind: "write",
      read: "\thub->v = 7; /* R */",
      readKind: "write",
    },
  },
  spares: {
    "an update beside a read": { ...update, more: reset },
    "two stores of something else": {
      ...update,
      write: "\tunsigned int n = hub->other;\n\n\tstart(hub->v);\n\thub->v = n; /* W */",
      writeKind: "write",
      read: "\thub->v = 7; /* R */",
      readKind: "write",
    },
    "a plain write": { ...update, write: "\thub->v = 1; /* W */", writeKind: "write", more: reset },
    "an update under a lock": { ...update, write: locked(update.write), more: reset },
    "two updates under one lock": {
      ...update,
      write: locked(update.write),
      read: locked("\thub->v &= ~2; /* R */"),
      readKind: "read-write",
    },
    "an atomic update": {
      ...update,
      field: "unsigned long v",
      write: "\tset_bit(1, &hub->v); /* W */",
      size: 8,
      writeKind: "read-write (marked)",
      more: reset,
    },
    "a statistic": {
      field: "unsigned int rx_packets",
      write: "\thub->rx_packets++; /* W */",
      read: "\tshow(hub->rx_packets); /* R */",
      writeKind: "read-write",
      more: reset.replace("->v", "->rx_packets"),
    },
  },
});

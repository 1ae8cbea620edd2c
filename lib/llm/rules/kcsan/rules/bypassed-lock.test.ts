import type { RaceCase } from "@/lib/testing/hub-race";
import { testRaceRule } from "@/lib/testing/race-rule-cases";
import { bypassedLock } from "./bypassed-lock";

const locked = (code: string) => `\tspin_lock(&hub->lock);\n${code}\n\tspin_unlock(&hub->lock);`;
const bypassed: RaceCase = {
  field: "int v",
  write: "\thub->v = 1; /* W */",
  read: locked("\tstart(hub->v); /* R */"),
  more: `static void hub_reset(struct hub *hub)\n{\n${locked("\thub->v = 0;")}\n}`,
};

testRaceRule(bypassedLock, {
  decides: {
    "a write without the lock of the others": bypassed,
    "beside another write": { ...bypassed, read: locked("\thub->v = 2; /* R */"), readKind: "write" },
  },
  spares: {
    "a lock that no writer takes": {
      ...bypassed,
      more: (bypassed.more ?? "").replace(/\tspin_\w+\(&hub->lock\);\n/g, ""),
    },
    "a writer that takes it too": { ...bypassed, write: locked("\thub->v = 1; /* W */") },
    "a reader that takes no lock": { ...bypassed, read: "\tstart(hub->v); /* R */" },
    "a time that two write": {
      ...bypassed,
      field: "unsigned long v",
      size: 8,
      write: "\thub->v = jiffies; /* W */",
      read: locked("\thub->v = jiffies; /* R */"),
      readKind: "write",
    },
    "two writers with a lock each": {
      ...bypassed,
      write: locked("\thub->v = 1; /* W */").replaceAll("hub->lock", "hub->mutex"),
      read: locked("\thub->v = 2; /* R */"),
      readKind: "write",
    },
    "a statistic": {
      field: "int rx_packets",
      write: "\thub->rx_packets++; /* W */",
      read: locked("\tstart(hub->rx_packets); /* R */"),
      writeKind: "read-write",
      more: (bypassed.more ?? "").replace("->v", "->rx_packets"),
    },
  },
});

import type { RaceCase } from "@/lib/testing/hub-race";
import { testRaceRule } from "@/lib/testing/race-rule-cases";
import { waitedFor } from "./waited-for";

const awaited: RaceCase = {
  field: "int v",
  write: "\thub->v = 1; /* W */\n\twake_up(&hub->wait);",
  read: "\twait_event(hub->wait, hub->v == 1); /* R */",
};

testRaceRule(waitedFor, {
  decides: {
    "a condition that is waited for": awaited,
    "with a timeout": { ...awaited, read: "\tmask = wait_event_timeout(hub->wait, hub->v, 9); /* R */" },
  },
  spares: {
    "nobody is woken": { ...awaited, write: "\thub->v = 1; /* W */" },
    "woken before": { ...awaited, write: "\twake_up(&hub->wait);\n\thub->v = 1; /* W */" },
    "nobody waits": { ...awaited, read: "\tstart(hub->v == 1); /* R */" },
  },
});

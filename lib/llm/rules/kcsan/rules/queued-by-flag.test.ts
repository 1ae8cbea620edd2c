import type { RaceCase } from "@/lib/testing/hub-race";
import { testRaceRule } from "@/lib/testing/race-rule-cases";
import { queuedByFlag } from "./queued-by-flag";

const queued: RaceCase = {
  field: "bool v",
  write: "\tspin_lock(&hub->lock);\n\thub->v = false; /* W */\n\tspin_unlock(&hub->lock);",
  read: "\tif (!hub->v) { /* R */\n\t\tllist_add(&hub->node, hubs);\n\t\tWRITE_ONCE(hub->v, true);\n\t}",
  size: 1,
};

testRaceRule(queuedByFlag, {
  decides: {
    "an entry that is added to a list without a lock": { ...queued, says: "`llist_add` is called at line" },
    "an entry that is added to a queue": { ...queued, read: queued.read.replace("llist_add", "list_add_tail") },
  },
  spares: {
    "an entry that is added under a lock": {
      ...queued,
      read: queued.read.replace(/(\t\tllist.*\n)/, "\t\tspin_lock(&hubs->lock);\n$1\t\tspin_unlock(&hubs->lock);\n"),
    },
    "a flag that is tested under the writer's lock": {
      ...queued,
      read: `\tspin_lock(&hub->lock);\n${queued.read}\n\tspin_unlock(&hub->lock);`,
    },
    "a flag that is tested under the writer's lock, which a caller takes": {
      ...queued,
      caller: "hub_note",
      more: "static void hub_note(struct hub *hub)\n{\n\tspin_lock(&hub->lock);\n\thub_read(hub, NULL); /* CALL */\n\tspin_unlock(&hub->lock);\n}",
    },
    "a flag that is exchanged before": {
      ...queued,
      read: "\tif (!hub->v) { /* R */\n\t\tif (!xchg(&hub->v, true))\n\t\t\tllist_add(&hub->node, hubs);\n\t}",
    },
    "a flag that is not set": { ...queued, read: queued.read.replace("WRITE_ONCE(hub->v, true)", "mask = 1") },
    "work that is not queued through links": { ...queued, read: queued.read.replace("llist_add", "note") },
  },
});

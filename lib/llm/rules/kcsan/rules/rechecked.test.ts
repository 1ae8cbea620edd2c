import type { RaceCase } from "@/lib/testing/hub-race";
import { testRaceRule } from "@/lib/testing/race-rule-cases";
import { rechecked } from "./rechecked";

const again: RaceCase = {
  field: "int v",
  write: "\thub->v = 1; /* W */",
  read: "\tif (!hub->v) /* R */\n\t\treturn 0;\n\tspin_lock(&hub->lock);\n\tif (hub->v)\n\t\tstart(hub);\n\tspin_unlock(&hub->lock);",
};
const inCallee: RaceCase = {
  field: "int v",
  write: "\tspin_lock(&hub->lock);\n\thub->v = 1; /* W */\n\tspin_unlock(&hub->lock);",
  read: "\tif (hub->v) /* R */\n\t\thub_settle(hub);",
  more: "static void hub_settle(struct hub *hub)\n{\n\tspin_lock(&hub->lock);\n\thub->v = 0;\n\tspin_unlock(&hub->lock);\n}",
};
const pointer: RaceCase = { ...again, field: "struct port *v", write: "\thub->v = NULL; /* W */", size: 8 };

const revalidated: RaceCase = {
  field: "struct port *v",
  write: "\thub->v = next_port(hub); /* W */",
  read: "\tport = hub->v; /* R */\n\tspin_lock(&port->lock);\n\tif (port == hub->v)\n\t\tmask = 1;\n\tspin_unlock(&port->lock);",
  size: 8,
};

testRaceRule(rechecked, {
  decides: {
    "a second look under a lock": again,
    "a second look in a callee that takes a lock": inCallee,
    "a second look in a callee that is called under a lock": {
      ...inCallee,
      read: "\tif (hub->v) { /* R */\n\t\tspin_lock(&hub->lock);\n\t\thub_settle(hub);\n\t\tspin_unlock(&hub->lock);\n\t}",
      more: "static void hub_settle(struct hub *hub)\n{\n\thub->v = 0;\n}",
    },
    "a pointer that is compared under the lock that it leads to": revalidated,
    "a pointer that is loaded anew under a lock": pointer,
    "a compare-and-exchange": { ...again, read: "\tif (!hub->v) /* R */\n\t\tmask = cmpxchg(&hub->v, 0, 2);" },
  },
  spares: {
    "a pointer that is used without the second look": {
      ...pointer,
      read: "\tif (!hub->v) { /* R */\n\t\tspin_lock(&hub->lock);\n\t\tif (!hub->v)\n\t\t\thub->v = make(hub);\n\t\tspin_unlock(&hub->lock);\n\t}\n\tmask = hub->v->x;",
    },
    "a pointer that is compared with something else": {
      ...revalidated,
      read: revalidated.read.replace("port == hub->v", "port == hub->v->next"),
    },
    "a second look without a lock": { ...again, read: (again.read ?? "").replace(/\tspin_\w+\(&hub->lock\);\n?/g, "") },
    "a callee that takes no lock": {
      ...inCallee,
      more: (inCallee.more ?? "").replace(/\tspin_\w+\(&hub->lock\);\n/g, ""),
    },
    "a callee, after a lock that was held before": {
      ...inCallee,
      read: "\tspin_lock(&hub->lock);\n\tif (hub->v) /* R */\n\t\thub_settle(hub);\n\tspin_unlock(&hub->lock);",
      more: "static void hub_settle(struct hub *hub)\n{\n\thub->v = 0;\n}",
    },
    "a look at another field": { ...again, read: again.read.replace("if (hub->v)\n", "if (hub->other)\n") },
    "a struct": {
      ...again,
      field: "struct port v",
      write: "\thub->v = *new; /* W */",
      size: 8,
    },
  },
});

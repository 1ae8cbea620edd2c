import type { RaceCase } from "@/lib/testing/hub-race";
import { testRaceRule } from "@/lib/testing/race-rule-cases";
import { markedElsewhere } from "./marked-elsewhere";

const marked: RaceCase = {
  field: "int link_up",
  write: "\thub->link_up = 1; /* W */",
  read: "\tstart(hub->link_up); /* R */",
  more: "int hub_is_up(struct hub *hub)\n{\n\treturn READ_ONCE(hub->link_up);\n}",
};

testRaceRule(markedElsewhere, {
  decides: {
    "a field that is marked in another function": { ...marked, says: "or the like in 1 other place." },
    "a field that is marked in two": {
      ...marked,
      more: `${marked.more}\n\nint hub_is_down(struct hub *hub)\n{\n\treturn !READ_ONCE(hub->link_up);\n}`,
      says: "or the like in 2 other places.",
    },
  },
  spares: {
    "a field that is marked nowhere": { ...marked, more: (marked.more ?? "").replace("READ_ONCE", "") },
    "a name that many structs have": {
      field: "int v",
      write: "\thub->v = 1; /* W */",
      read: "\tstart(hub->v); /* R */",
      more: (marked.more ?? "").replace("link_up", "v"),
    },
    "a pointer": { ...marked, field: "struct port *link_up", write: "\thub->link_up = NULL; /* W */", size: 8 },
  },
});

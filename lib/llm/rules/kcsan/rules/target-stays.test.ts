import type { RaceCase } from "@/lib/testing/hub-race";
import { testRaceRule } from "@/lib/testing/race-rule-cases";
import { targetStays } from "./target-stays";

const handler: RaceCase = {
  field: "void (*v)(int mask)",
  write: "\thub->v = hub_idle; /* W */",
  read: "\thub->v(mask); /* R */",
  size: 8,
  more: "static void hub_idle(int mask)\n{\n}",
};
const object: RaceCase = {
  ...handler,
  field: "struct port *v",
  write: "\thub->v = &hub_none; /* W */",
  read: "\tport = hub->v; /* R */\n\tport->open = 1;",
  more: "static struct port hub_none;",
};

testRaceRule(targetStays, {
  decides: { "a function of the kernel": handler, "a static object": object },
  spares: {
    "no target": { ...handler, write: "\thub->v = NULL; /* W */" },
    "a target that was allocated": { ...object, write: "\thub->v = new_port(hub); /* W */" },
    "an old target that is freed": { ...object, write: "\tkfree(hub->v);\n\thub->v = &hub_none; /* W */" },
    "two loads": { ...handler, read: "\tif (hub->v) /* R */\n\t\thub->v(mask);" },
  },
});

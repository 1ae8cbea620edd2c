import type { RaceCase } from "@/lib/testing/hub-race";
import { testRaceRule } from "@/lib/testing/race-rule-cases";
import { functionPointer } from "./function-pointer";

const called: RaceCase = {
  field: "int (*v)(int a)",
  write: "\thub->v = NULL; /* W */",
  read: "\thub->v(1); /* R */",
  size: 8,
};

testRaceRule(functionPointer, {
  decides: { "a function that is called": called },
  spares: {
    "a pointer to data": { ...called, field: "struct port *v", read: "\tport = hub->v; /* R */\n\tport->x = 1;" },
  },
});

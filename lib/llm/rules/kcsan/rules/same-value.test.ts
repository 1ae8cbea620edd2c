import type { RaceCase } from "@/lib/testing/hub-race";
import { testRaceRule } from "@/lib/testing/race-rule-cases";
import { sameValue } from "./same-value";

const set: RaceCase = {
  field: "bool v",
  write: "\thub->v = true; /* W */",
  read: "\thub->v = true; /* R */",
  size: 1,
  readKind: "write",
};

testRaceRule(sameValue, {
  decides: {
    "a flag that both set": set,
    "a constant with a name": {
      ...set,
      field: "int v",
      write: "\thub->v = HUB_UP; /* W */",
      read: "\thub->v = HUB_UP; /* R */",
      size: 4,
    },
  },
  spares: {
    "a flag that one sets and one clears": { ...set, read: "\thub->v = false; /* R */" },
    "a variable of one name": {
      ...set,
      field: "int v",
      write: "\thub->v = rate; /* W */",
      read: "\thub->v = rate; /* R */",
      size: 4,
    },
    "a pointer that both clear": {
      ...set,
      field: "struct port *v",
      write: "\thub->v = NULL; /* W */",
      read: "\thub->v = NULL; /* R */",
      size: 8,
    },
  },
});

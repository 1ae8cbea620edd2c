import type { RaceCase } from "@/lib/testing/hub-race";
import { testRaceRule } from "@/lib/testing/race-rule-cases";
import { locklessByDesign } from "./lockless-by-design";

const writes = "void hub_set(struct hub *hub, int n)\n{\n\tWRITE_ONCE(hub->v_limit, n);\n}";
const reads = "int hub_get(struct hub *hub)\n{\n\treturn READ_ONCE(hub->v_limit);\n}";
const limit: RaceCase = {
  field: "int v_limit",
  write: "\thub->v_limit = hub->other; /* W */",
  read: "\tstart(READ_ONCE(hub->v_limit)); /* R */",
  readKind: "read (marked)",
  more: `${writes}\n\n${reads}`,
};

testRaceRule(locklessByDesign, {
  decides: {
    "all others are marked": limit,
    "but for what sets it up": {
      ...limit,
      more: `${limit.more}\n\nvoid hub_init(struct hub *hub)\n{\n\thub->v_limit = 9;\n}`,
    },
  },
  spares: {
    "another plain access": {
      ...limit,
      more: `${limit.more}\n\nint hub_full(struct hub *hub)\n{\n\treturn hub->v_limit > 9;\n}`,
    },
    "only reads are marked": { ...limit, more: reads },
    "the racing accesses alone": { ...limit, more: "" },
  },
});

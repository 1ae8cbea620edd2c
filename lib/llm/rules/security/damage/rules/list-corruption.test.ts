import { bugAfter, kasanReport, testDamageRule, warningAfter } from "@/lib/testing/damage-rule-cases";
import { listCorruption } from "./list-corruption";

testDamageRule(listCorruption, {
  decides: [
    bugAfter("list_del corruption. prev->next should be ffff888000000000, but was dead"),
    warningAfter("list_add corruption. next->prev should be prev"),
  ],
  spares: [
    bugAfter("corruption of a list"),
    `list_del corruption. prev->next should be 0\n${kasanReport("wild-memory-access", "Read of size 8")}`,
  ],
});

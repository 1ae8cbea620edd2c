import { bugAfter, testDamageRule, warningAfter } from "@/lib/testing/damage-rule-cases";
import { memoryLeak } from "./memory-leak";

testDamageRule(memoryLeak, {
  decides: ["BUG: memory leak\nunreferenced object 0xffff888000000000 (size 32):\n"],
  spares: [warningAfter("refcount_t: saturated; leaking memory."), bugAfter("memory leak")],
});

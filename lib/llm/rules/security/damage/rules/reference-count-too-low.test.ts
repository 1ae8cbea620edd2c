import { bugAfter, testDamageRule, warningAfter } from "@/lib/testing/damage-rule-cases";
import { referenceCountTooLow } from "./reference-count-too-low";

testDamageRule(referenceCountTooLow, {
  decides: [
    warningAfter("refcount_t: underflow; use-after-free."),
    warningAfter("refcount_t: addition on 0; use-after-free."),
    warningAfter("refcount_t: decrement hit 0; leaking memory."),
  ],
  spares: [warningAfter("refcount_t: saturated; leaking memory."), bugAfter("refcount_t: underflow; use-after-free.")],
});

import { bugAfter, testDamageRule, warningAfter } from "@/lib/testing/damage-rule-cases";
import { referenceCountTooHigh } from "./reference-count-too-high";

testDamageRule(referenceCountTooHigh, {
  decides: [warningAfter("refcount_t: saturated; leaking memory.")],
  spares: [warningAfter("refcount_t: underflow; use-after-free."), bugAfter("refcount_t: saturated; leaking memory.")],
});

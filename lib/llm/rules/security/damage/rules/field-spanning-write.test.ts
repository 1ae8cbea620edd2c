import { bugAfter, testDamageRule, warningAfter } from "@/lib/testing/damage-rule-cases";
import { fieldSpanningWrite } from "./field-spanning-write";

testDamageRule(fieldSpanningWrite, {
  decides: [warningAfter('memcpy: detected field-spanning write (size 8) of single field "&a" (size 4)')],
  spares: [bugAfter("detected buffer overflow in memcpy"), warningAfter("a field-spanning write")],
});

import { testDamageRule, warningAfter } from "@/lib/testing/damage-rule-cases";
import { sleepsInAtomicContext } from "./sleeps-in-atomic-context";

testDamageRule(sleepsInAtomicContext, {
  decides: ["BUG: sleeping function called from invalid context at net/peg.c:5\n"],
  spares: [
    "BUG: scheduling while atomic: peg/5/0x00000002\n",
    warningAfter("sleeping function called from invalid context"),
  ],
});

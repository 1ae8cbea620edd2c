import { testDamageRule, warningAfter } from "@/lib/testing/damage-rule-cases";
import { possibleDeadlock } from "./possible-deadlock";

testDamageRule(possibleDeadlock, {
  decides: [
    "WARNING: possible circular locking dependency detected\n",
    "WARNING: possible recursive locking detected\n",
    "WARNING: inconsistent lock state\n",
  ],
  spares: ["WARNING: suspicious RCU usage\n", warningAfter("possible circular locking dependency")],
});

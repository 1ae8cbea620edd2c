import { testDamageRule, warningAfter } from "@/lib/testing/damage-rule-cases";
import { debuggingTool } from "./debugging-tool";

testDamageRule(debuggingTool, {
  decides: [
    "WARNING: suspicious RCU usage\n",
    "WARNING: bad unlock balance detected!\n",
    "WARNING: held lock freed!\n",
  ],
  spares: ["WARNING: possible circular locking dependency detected\n", warningAfter("suspicious RCU usage")],
});

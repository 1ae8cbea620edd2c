import { testDamageRule, warningAfter } from "@/lib/testing/damage-rule-cases";
import { activeObjectFreed } from "./active-object-freed";

testDamageRule(activeObjectFreed, {
  decides: [warningAfter("ODEBUG: free active (active state 0) object: 0 object type: timer_list")],
  spares: [warningAfter("ODEBUG: init active (active state 0) object: 0 object type: timer_list")],
});

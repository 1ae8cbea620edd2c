import { testDamageRule, warningAfter } from "@/lib/testing/damage-rule-cases";
import { hang } from "./hang";

testDamageRule(hang, {
  decides: [
    "INFO: task peg:5 blocked for more than 143 seconds.\n",
    "rcu: INFO: rcu_preempt self-detected stall on CPU\n",
    "watchdog: BUG: soft lockup - CPU#0 stuck for 26s! [peg:5]\n",
    "BUG: workqueue lockup - pool cpus=1 node=0\n",
  ],
  spares: [
    `${warningAfter("peg")}INFO: task peg:5 blocked for more than 143 seconds.\n`,
    "INFO: task peg:5 was started\n",
  ],
});

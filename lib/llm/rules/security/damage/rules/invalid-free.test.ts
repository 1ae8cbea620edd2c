import { kasanReport, testDamageRule } from "@/lib/testing/damage-rule-cases";
import { invalidFree } from "./invalid-free";

testDamageRule(invalidFree, {
  decides: [
    kasanReport("double-free", "Free"),
    kasanReport("invalid-free", "Free"),
    "BUG: KFENCE: invalid free in peg_move+0x1/0x2\n",
  ],
  spares: [
    kasanReport("slab-use-after-free", "Write of size 8"),
    "BUG: KFENCE: use-after-free write in peg_move+0x1/0x2\n",
  ],
});

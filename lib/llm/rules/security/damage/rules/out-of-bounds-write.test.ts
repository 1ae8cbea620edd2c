import { kasanReport, testDamageRule } from "@/lib/testing/damage-rule-cases";
import { outOfBoundsWrite } from "./out-of-bounds-write";

testDamageRule(outOfBoundsWrite, {
  decides: [
    kasanReport("slab-out-of-bounds", "Write of size 4"),
    kasanReport("stack-out-of-bounds", "Write of size 4"),
    "BUG: KFENCE: out-of-bounds write in peg_move+0x1/0x2\n",
    "BUG: KFENCE: memory corruption in peg_move+0x1/0x2\n",
  ],
  spares: [
    kasanReport("slab-out-of-bounds", "Read of size 4"),
    kasanReport("slab-use-after-free", "Write of size 4"),
    "BUG: KFENCE: out-of-bounds read in peg_move+0x1/0x2\n",
  ],
});

import { kasanReport, testDamageRule } from "@/lib/testing/damage-rule-cases";
import { outOfBoundsRead } from "./out-of-bounds-read";

testDamageRule(outOfBoundsRead, {
  decides: [
    kasanReport("slab-out-of-bounds", "Read of size 4"),
    kasanReport("global-out-of-bounds", "Read of size 1"),
    "BUG: KFENCE: out-of-bounds read in peg_move+0x1/0x2\n",
  ],
  spares: [kasanReport("slab-out-of-bounds", "Write of size 4"), kasanReport("slab-use-after-free", "Read of size 4")],
});

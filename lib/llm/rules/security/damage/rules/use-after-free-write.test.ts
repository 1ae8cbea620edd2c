import { kasanReport, testDamageRule } from "@/lib/testing/damage-rule-cases";
import { useAfterFreeWrite } from "./use-after-free-write";

testDamageRule(useAfterFreeWrite, {
  decides: [
    kasanReport("slab-use-after-free", "Write of size 8"),
    kasanReport("use-after-free", "Write of size 1"),
    "BUG: KFENCE: use-after-free write in peg_move+0x1/0x2\n",
  ],
  spares: [
    kasanReport("slab-use-after-free", "Read of size 8"),
    kasanReport("slab-out-of-bounds", "Write of size 8"),
    "BUG: KFENCE: use-after-free read in peg_move+0x1/0x2\n",
  ],
});

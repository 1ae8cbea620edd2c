import { kasanReport, testDamageRule } from "@/lib/testing/damage-rule-cases";
import { useAfterFreeRead } from "./use-after-free-read";

testDamageRule(useAfterFreeRead, {
  decides: [
    kasanReport("slab-use-after-free", "Read of size 8"),
    "BUG: KMSAN: use-after-free in peg_move+0x1/0x2 net/peg.c:5\n",
    "BUG: KFENCE: use-after-free read in peg_move+0x1/0x2\n",
  ],
  spares: [
    kasanReport("slab-use-after-free", "Write of size 8"),
    kasanReport("slab-out-of-bounds", "Read of size 8"),
    "BUG: KMSAN: uninit-value in peg_move+0x1/0x2 net/peg.c:5\n",
  ],
});

import { kasanReport, testDamageRule } from "@/lib/testing/damage-rule-cases";
import { uninitialisedValue } from "./uninitialised-value";

testDamageRule(uninitialisedValue, {
  decides: ["BUG: KMSAN: uninit-value in peg_move+0x1/0x2 net/peg.c:5\n"],
  spares: [
    "BUG: KMSAN: kernel-infoleak in peg_uninit+0x1/0x2 net/peg.c:5\n",
    kasanReport("slab-out-of-bounds", "Read of size 4"),
  ],
});

import { kasanReport, testDamageRule } from "@/lib/testing/damage-rule-cases";
import { informationLeak } from "./information-leak";

testDamageRule(informationLeak, {
  decides: [
    "BUG: KMSAN: kernel-infoleak in peg_move+0x1/0x2 net/peg.c:5\n",
    "BUG: KMSAN: kernel-usb-infoleak in peg_move+0x1/0x2\n",
  ],
  spares: [
    "BUG: KMSAN: uninit-value in peg_infoleak+0x1/0x2 net/peg.c:5\n",
    kasanReport("slab-out-of-bounds", "Read of size 4"),
  ],
});

import { testDamageRule } from "@/lib/testing/damage-rule-cases";
import { division } from "./division";

testDamageRule(division, {
  decides: ["Oops: divide error: 0000 [#1]\n", "UBSAN: division-overflow in net/peg.c:5:3\n"],
  spares: ["UBSAN: shift-out-of-bounds in net/peg.c:5:3\n", "Oops: invalid opcode: 0000 [#1]\n"],
});

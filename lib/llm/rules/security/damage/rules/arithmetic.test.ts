import { testDamageRule } from "@/lib/testing/damage-rule-cases";
import { arithmetic } from "./arithmetic";

testDamageRule(arithmetic, {
  decides: ["UBSAN: shift-out-of-bounds in net/peg.c:5:3\n", "UBSAN: signed-integer-overflow in net/peg.c:5:3\n"],
  spares: ["UBSAN: division-overflow in net/peg.c:5:3\n", "UBSAN: array-index-out-of-bounds in net/peg.c:5:3\n"],
});

import { kasanReport, testDamageRule } from "@/lib/testing/damage-rule-cases";
import { arrayIndex } from "./array-index";

testDamageRule(arrayIndex, {
  decides: ["UBSAN: array-index-out-of-bounds in net/peg.c:5:3\n", "UBSAN: object-size-mismatch in net/peg.c:5:3\n"],
  spares: ["UBSAN: shift-out-of-bounds in net/peg.c:5:3\n", kasanReport("slab-out-of-bounds", "Read of size 4")],
});

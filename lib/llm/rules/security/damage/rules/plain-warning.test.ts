import { kasanReport, testDamageRule } from "@/lib/testing/damage-rule-cases";
import { plainWarning } from "./plain-warning";

testDamageRule(plainWarning, {
  decides: ["WARNING: CPU: 0 PID: 1 at net/peg.c:5 peg_move+0x1/0x2\n"],
  spares: ["kernel BUG at net/peg.c:5!\n", kasanReport("slab-use-after-free", "Read of size 8")],
});

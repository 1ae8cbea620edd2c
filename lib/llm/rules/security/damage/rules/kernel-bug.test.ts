import { testDamageRule, warningAfter } from "@/lib/testing/damage-rule-cases";
import { kernelBug } from "./kernel-bug";

testDamageRule(kernelBug, {
  decides: [
    "kernel BUG at net/peg.c:5!\n",
    "BUG: scheduling while atomic: peg/5/0x00000002\n",
    "BUG: stack guard page was hit at ffffc90000001000\n",
  ],
  spares: [warningAfter("kernel BUG of old"), "BUG: memory leak\nunreferenced object 0xffff888000000000 (size 32):\n"],
});

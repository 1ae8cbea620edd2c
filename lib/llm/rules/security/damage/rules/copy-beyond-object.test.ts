import { bugAfter, testDamageRule, warningAfter } from "@/lib/testing/damage-rule-cases";
import { copyBeyondObject } from "./copy-beyond-object";

testDamageRule(copyBeyondObject, {
  decides: [
    bugAfter("usercopy: Kernel memory exposure attempt detected from SLUB object 'peg'"),
    bugAfter("usercopy: Kernel memory overwrite attempt detected to SLUB object 'peg'"),
    bugAfter("detected buffer overflow in memcpy"),
    "Kernel panic - not syncing: stack-protector: Kernel stack is corrupted in: peg_move+0x1/0x2\n",
  ],
  spares: [
    bugAfter("usercopy: object of peg"),
    warningAfter('memcpy: detected field-spanning write (size 8) of single field "&a" (size 4)'),
  ],
});

import { kasanReport, protectionFault, testDamageRule, warningAfter } from "@/lib/testing/damage-rule-cases";
import { wildAccess } from "./wild-access";

testDamageRule(wildAccess, {
  decides: [
    kasanReport("wild-memory-access", "Read of size 8"),
    kasanReport("user-memory-access", "Write of size 8"),
    protectionFault("0xfbd59c0000000020", "maybe wild-memory-access in range [0xdead000000000100-0xdead000000000107]"),
    protectionFault("0xfbd59c0000000020", "probably user-memory-access in range [0x10000-0x10007]"),
  ],
  spares: [
    kasanReport("null-ptr-deref", "Read of size 8"),
    protectionFault("0xfbd59c0000000020"),
    warningAfter("KASAN: maybe wild-memory-access in range [0x1-0x2]"),
  ],
});

import {
  faultReport,
  kasanReport,
  protectionFault,
  testDamageRule,
  warningAfter,
} from "@/lib/testing/damage-rule-cases";
import { nullDereference } from "./null-dereference";

testDamageRule(nullDereference, {
  decides: [
    kasanReport("null-ptr-deref", "Write of size 4"),
    "BUG: kernel NULL pointer dereference, address: 0000000000000018\n",
    protectionFault("0xdffffc0000000003", "null-ptr-deref in range [0x18-0x1f]"),
    protectionFault("0xdffffc0000000003"),
    protectionFault("0xfbd59c0000000020", "probably null-ptr-deref in range [0x18-0x1f]"),
  ],
  spares: [
    protectionFault("0xdffffc0000000003", "maybe wild-memory-access in range [0x1-0x2]"),
    protectionFault("0xfbd59c0000000020"),
    faultReport("read"),
    `${warningAfter("peg")}RAX: dffffc0000000003\n`,
  ],
});

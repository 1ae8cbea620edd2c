import { faultReport, protectionFault, testDamageRule, warningAfter } from "@/lib/testing/damage-rule-cases";
import { faultingWrite } from "./faulting-write";

testDamageRule(faultingWrite, {
  decides: [faultReport("write")],
  spares: [
    faultReport("read"),
    protectionFault("0xfbd59c0000000020"),
    warningAfter("#PF: supervisor write access in kernel mode"),
  ],
});

import { bugAfter, faultReport, protectionFault, testDamageRule, warningAfter } from "@/lib/testing/damage-rule-cases";
import { faultingRead } from "./faulting-read";

testDamageRule(faultingRead, {
  decides: [faultReport("read"), protectionFault("0xfbd59c0000000020")],
  spares: [warningAfter("#PF: supervisor read access in kernel mode"), `${bugAfter("peg")}Oops: 0000 [#1]\n`],
});

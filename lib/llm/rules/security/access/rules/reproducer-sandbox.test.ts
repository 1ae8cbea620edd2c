import { guarded, ioctlWay, socketWay, testAccessRule } from "@/lib/testing/access-rule-cases";
import { reproducerSandbox } from "./reproducer-sandbox";

const device = { functions: ioctlWay("drivers/misc/peg.c") };
const guardedSocket = { functions: socketWay, bodies: { sock_call: guarded("capable(CAP_NET_ADMIN)") } };

testAccessRule(reproducerSandbox, {
  decides: {
    "nobody's account": ["everybody", { ...device, syz: "# {Sandbox:setuid}\nopenat(0x0)\n" }],
    "root of a namespace alone": ["namespace", { functions: socketWay, syz: "# {Sandbox:namespace}\nsocket(0x0)\n" }],
    "more than a check that was read": ["everybody", { ...guardedSocket, syz: "# {Sandbox:setuid}\nsocket(0x0)\n" }],
  },
  spares: {
    root: { ...device, syz: "# {Sandbox:none}\nopenat(0x0)\n" },
    "no reproducer": device,
  },
});

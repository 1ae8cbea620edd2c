import { guarded, socketWay, testAccessRule, workWay } from "@/lib/testing/access-rule-cases";
import { noCheckOnTheWay } from "./no-check-on-the-way";

testAccessRule(noCheckOnTheWay, {
  decides: {
    "nothing is asked": [
      "everybody",
      { functions: socketWay },
      "from the system call to the failure stops a caller without capabilities. ",
    ],
    "a fault of a user": [
      "everybody",
      { functions: ["peg_fault mm/peg.c", "asm_exc_page_fault arch/x86/entry/entry_64.S"] },
      "from the page fault to the failure",
    ],
    "asked for some uses only": [
      "everybody",
      { functions: socketWay, bodies: { sock_call: guarded("capable(CAP_NET_RAW)", "raw") } },
      "; 1 ask under a condition",
      "Who can go the way is not sure",
    ],
    "asked of all but those that read": [
      "everybody",
      {
        functions: ["peg_dump net/peg.c", ...socketWay.slice(1)],
        bodies: { sock_call: guarded("netlink_net_capable(p, CAP_NET_ADMIN)", "kind != PEG_GET") },
      },
    ],
  },
  spares: {
    "a check": { functions: socketWay, bodies: { sock_call: guarded("ns_capable(p, CAP_NET_RAW)") } },
    "a way of nobody": { functions: workWay("peg_flush net/peg.c") },
  },
});

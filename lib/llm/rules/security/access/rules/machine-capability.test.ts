import { guarded, socketWay, testAccessRule } from "@/lib/testing/access-rule-cases";
import { machineCapability } from "./machine-capability";

const asking = (check: string, beside?: string) => ({
  functions: socketWay,
  bodies: { sock_call: guarded(check, beside) },
});

testAccessRule(machineCapability, {
  decides: {
    "capable()": ["nobody", asking("capable(CAP_NET_ADMIN)")],
    "one for the namespace before it": [
      "nobody",
      {
        functions: socketWay,
        bodies: { sock_call: guarded("ns_capable(p, CAP_NET_RAW)"), peg_set: guarded("capable(CAP_NET_ADMIN)") },
      },
    ],
    "a wrapper that may ask for the initial namespace": [
      "nobody",
      {
        ...asking("peg_capable(p)"),
        more: {
          "net/peg.c":
            "bool peg_capable(int *p)\n{\n\tns = p ? p->ns : &init_user_ns;\n\treturn ns_capable(ns, CAP_BPF);\n}\n",
        },
      },
    ],
    "a condition that a sysctl sets": ["nobody", asking("capable(CAP_BPF)", "sysctl_unprivileged_peg_disabled")],
  },
  spares: {
    "one that a user namespace has": asking("ns_capable(p, CAP_NET_ADMIN)"),
    "one that is asked for some uses only": asking("capable(CAP_NET_RAW)", "raw"),
    "one behind the call": {
      functions: socketWay,
      bodies: { sock_call: "CALL\nif (!capable(CAP_BPF))\n\treturn -EPERM;" },
    },
  },
});

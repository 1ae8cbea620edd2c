import { guarded, socketWay, testAccessRule } from "@/lib/testing/access-rule-cases";
import { namespaceCapability } from "./namespace-capability";

const asking = (check: string, beside?: string) => ({
  functions: socketWay,
  bodies: { sock_call: guarded(check, beside) },
});
const netlink = asking("netlink_net_capable(p, CAP_NET_ADMIN)", "kind != PEG_GET");

testAccessRule(namespaceCapability, {
  decides: {
    "ns_capable()": ["namespace", asking("ns_capable(p, CAP_NET_RAW)")],
    "a wrapper of it": [
      "namespace",
      {
        ...asking("peg_capable(p)"),
        more: { "net/peg.c": "bool peg_capable(int *p)\n{\n\treturn ns_capable(p, CAP_NET_ADMIN);\n}\n" },
      },
    ],
    "all requests but those that read": ["namespace", netlink],
  },
  spares: {
    "one of the whole machine": asking("capable(CAP_NET_ADMIN)"),
    "a request that reads": { ...netlink, functions: ["peg_dump net/peg.c", ...socketWay.slice(1)] },
  },
});

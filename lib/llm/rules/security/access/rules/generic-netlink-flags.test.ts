import { socketWay, testAccessRule } from "@/lib/testing/access-rule-cases";
import { genericNetlinkFlags } from "./generic-netlink-flags";

const functions = ["peg_doit net/peg.c", "genl_rcv_msg net/netlink/genetlink.c", ...socketWay.slice(2)];
const table = (flags: string) => ({
  "net/peg.c": `static const struct genl_ops peg_ops[] = {\n\t{\n\t\t.doit = peg_doit,\n${flags}\t},\n};\n`,
});
const admin = table("\t\t.flags = GENL_ADMIN_PERM,\n");

testAccessRule(genericNetlinkFlags, {
  decides: {
    GENL_ADMIN_PERM: ["nobody", { functions, more: admin }],
    GENL_UNS_ADMIN_PERM: ["namespace", { functions, more: table("\t\t.flags = GENL_UNS_ADMIN_PERM,\n") }],
    "no flag": ["everybody", { functions, more: table("") }],
    "a flag of the next entry": [
      "everybody",
      { functions, more: table("\t},\n\t{\n\t\t.doit = peg_other,\n\t\t.flags = GENL_ADMIN_PERM,\n") },
    ],
  },
  spares: {
    "a way that generic netlink does not call": {
      functions: ["peg_doit net/peg.c", ...socketWay.slice(1)],
      more: admin,
    },
    "a handler that no table has": { functions },
  },
});

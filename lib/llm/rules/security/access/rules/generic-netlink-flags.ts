import { cited } from "../../path/citation";
import type { AccessRule } from "../access-rule";

export const genericNetlinkFlags: AccessRule = {
  name: "generic-netlink-flags",
  because:
    "Generic netlink asks for CAP_NET_ADMIN by the flags of the operation: GENL_ADMIN_PERM for that of the machine, GENL_UNS_ADMIN_PERM for that of the network's user namespace, none for nobody's.",
  source: "Documentation/netlink/genetlink-c.yaml",
  section: "enum: [ admin-perm ]",
  applies: ({ netlink }) => {
    if (netlink === null) return null;
    const { place, handler, admin, namespaceAdmin } = netlink;
    const registered = `\`${handler}\` is registered by ${cited(place)}`;
    if (admin !== null)
      return { requirement: "machine", observation: `${registered} with ${cited(admin)}`, certain: true };
    if (namespaceAdmin !== null) {
      return {
        requirement: "user namespace",
        observation: `${registered} with ${cited(namespaceAdmin)}`,
        certain: true,
      };
    }
    // The lines around the entry were read; flags that a macro adds would not show.
    return { requirement: "nothing", observation: `${registered} without a flag for administrators`, certain: false };
  },
};

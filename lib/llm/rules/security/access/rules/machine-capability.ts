import type { AccessRule } from "../access-rule";
import { guardOf } from "../guards";

export const machineCapability: AccessRule = {
  name: "machine-capability",
  because:
    "capable() asks for the capability in the initial user namespace: root of a user namespace does not have it there.",
  source: "kernel/capability.c",
  section: "return ns_capable(&init_user_ns, cap)",
  applies: ({ checks }) => guardOf(checks, "machine"),
};

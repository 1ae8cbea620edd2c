import type { AccessRule } from "../access-rule";
import { guardOf } from "../guards";

export const namespaceCapability: AccessRule = {
  name: "namespace-capability",
  because:
    "ns_capable() and its kin ask for the capability in a user namespace, and whoever makes one has all capabilities in it.",
  source: "kernel/user_namespace.c",
  section: "cred->cap_effective = CAP_FULL_SET",
  applies: ({ checks }) => guardOf(checks, "namespace"),
};

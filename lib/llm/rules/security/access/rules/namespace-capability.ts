import type { AccessRule } from "../access-rule";
import { guardOf } from "../guards";

export const namespaceCapability: AccessRule = {
  name: "namespace-capability",
  because:
    "ns_capable() and its kin ask for the capability in a user namespace, and whoever makes one has all capabilities in it.",
  source: "Documentation/admin-guide/LSM/SafeSetID.rst",
  section: "whether a task has the given capability in the context of the user namespace",
  applies: ({ checks }) => guardOf(checks, "namespace"),
};

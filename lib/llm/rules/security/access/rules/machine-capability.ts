import type { AccessRule } from "../access-rule";
import { guardOf } from "../guards";

export const machineCapability: AccessRule = {
  name: "machine-capability",
  because:
    "capable() asks for the capability in the initial user namespace: root of a user namespace does not have it there.",
  source: "Documentation/admin-guide/LSM/SafeSetID.rst",
  section: "Linux checks for capabilities based off of the user namespace",
  applies: ({ checks }) => guardOf(checks, "machine"),
};

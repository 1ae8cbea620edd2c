import type { PathCheck } from "../capability/path-checks";
import { cited } from "../path/citation";
import type { AccessFinding, AccessRule, Requirement } from "./access-rule";

/** `mount_capable()` asks for one or the other, as the filesystem's flags say: the rule for mounts decides. */
export const BY_FILE_SYSTEM = "mount_capable";

export const machineCapability: AccessRule = {
  name: "machine-capability",
  because:
    "capable() asks for the capability in the initial user namespace: root of a user namespace does not have it there.",
  source: "include/linux/capability.h",
  applies: ({ checks }) => guardOf(checks, "machine"),
};

export const namespaceCapability: AccessRule = {
  name: "namespace-capability",
  because:
    "ns_capable() and its kin ask for the capability in a user namespace, and whoever makes one has all capabilities in it.",
  source: "Documentation/admin-guide/sysctl/user.rst",
  applies: ({ checks }) => guardOf(checks, "namespace"),
};

export const setUpCapability: AccessRule = {
  name: "set-up-capability",
  because: "A system call on a socket or device needs one, and who may not make or open it cannot come by.",
  source: "Documentation/process/adding-syscalls.rst",
  applies: ({ setUpChecks, setUp }) => {
    const finding = guardOf(setUpChecks, "machine") ?? guardOf(setUpChecks, "namespace");
    if (finding === null || setUp === null) return null;
    const observation = `the ${setUp.kind} that \`${setUp.operation}\` works on must be made before, and ${finding.observation}`;
    return { ...finding, observation };
  },
};

/** The first check of a scope that the way cannot go around. */
function guardOf(checks: readonly PathCheck[], scope: PathCheck["scope"]): AccessFinding | null {
  const guard = checks.find(
    (check) => check.effect === "guards" && check.scope === scope && check.call !== BY_FILE_SYSTEM,
  );
  if (guard === undefined) return null;
  const requirement: Requirement = scope === "machine" ? "machine" : "user namespace";
  return { requirement, observation: describeGuard(guard), certain: true };
}

/** A check and what it means, with the line of its wrapper. */
export function describeGuard({ step, place, wrapper, capability, scope }: PathCheck): string {
  const of = scope === "machine" ? "of the whole machine" : "of a user namespace";
  const through = wrapper === null ? "" : `, which asks ${cited(wrapper)}`;
  return `\`${step.name}\` goes on only with ${capability === "" ? "a capability" : capability} ${of}: ${cited(place)}${through}`;
}

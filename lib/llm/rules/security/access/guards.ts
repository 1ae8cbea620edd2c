import type { PathCheck } from "../capability/path-checks";
import { cited } from "../path/citation";
import type { AccessFinding, Requirement } from "./access-rule";

/** `mount_capable()` asks for one or the other, as the filesystem's flags say: the rule for mounts decides. */
export const BY_FILE_SYSTEM = "mount_capable";

/** The first check of a scope that the way cannot go around. */
export function guardOf(checks: readonly PathCheck[], scope: PathCheck["scope"]): AccessFinding | null {
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

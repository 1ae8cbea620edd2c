import { citeRule } from "../cited-rule";
import type { Evidence } from "./evidence";
import type { Surface } from "./surface/surface-rule";
import { surfaceRules } from "./surface/surfaces";
import type { SecurityVerdict } from "./verdict";

const OUTSIDE: readonly (readonly [Surface, string])[] = [
  ["VMGuestTrigger", "a guest in its host"],
  ["VMHostTrigger", "a host in a confidential guest"],
  ["NetworkTrigger", "packets over Ethernet"],
  ["RemoteTrigger", "other radio (Wi-Fi, Bluetooth, NFC)"],
  ["PeripheralTrigger", "a device that is plugged in"],
  ["FilesystemTrigger", "a prepared filesystem image"],
];

/** Every output with the rule that says yes, or what was looked for and not found. */
export function describeWaysIn(evidence: Evidence, verdict: SecurityVerdict): string {
  return [
    describeUser(verdict),
    describeNamespace(verdict),
    ...OUTSIDE.map((entry) => describeSurface(entry, evidence, verdict)),
  ].join("\n");
}

function describeUser({ unprivileged, access }: SecurityVerdict): string {
  const by = access.fired[0];
  if (unprivileged)
    return `- ✅ Unprivileged: nothing stops a normal user (${by?.rule.name ?? ""})${access.certain ? "" : ", which is not sure"}.`;
  const why =
    by === undefined
      ? "no system call leads to the failure by the stacks or the callers"
      : `${by.rule.name} stops a user without capabilities`;
  return `- ❌ Unprivileged: ${why}.`;
}

function describeNamespace({ userNamespace, unprivileged, access }: SecurityVerdict): string {
  const by = access.fired[0];
  if (userNamespace)
    return `- ✅ UserNamespace: what is asked for can be had in a user namespace (${by?.rule.name ?? ""}).`;
  const why = unprivileged
    ? "no capability is asked for, so none of a user namespace is needed"
    : by === undefined
      ? "no check of a capability lies on a way"
      : `${by.rule.name} asks for more than a user namespace gives`;
  return `- ❌ UserNamespace: ${why}.`;
}

function describeSurface(
  [output, what]: readonly [Surface, string],
  { paths }: Evidence,
  { surfaces }: SecurityVerdict,
): string {
  const fired = surfaces.filter(({ rule }) => rule.output === output);
  if (fired.length > 0) {
    const reasons = fired.map(({ rule, observation }) => citeRule(rule, observation));
    return `- ✅ ${output}: ${reasons.join(" ")}`;
  }
  const names = surfaceRules.filter((rule) => rule.output === output).map(({ name }) => name);
  return `- ❌ ${output}: nothing of ${what} in ${paths.length === 1 ? "the stack" : `the ${paths.length} stacks`} (${names.join(", ")}).`;
}

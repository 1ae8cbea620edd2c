import type { CheckedPath, Evidence } from "../evidence";
import type { AccessFinding, AccessRule, Requirement } from "./access-rule";
import { deviceNode } from "./rules/device-node";
import { genericNetlinkFlags } from "./rules/generic-netlink-flags";
import { localSender } from "./rules/local-sender";
import { machineCapability } from "./rules/machine-capability";
import { mountCapability } from "./rules/mount-capability";
import { namespaceCapability } from "./rules/namespace-capability";
import { noCheckOnTheWay } from "./rules/no-check-on-the-way";
import { registeredOperation } from "./rules/registered-operation";
import { reproducerSandbox } from "./rules/reproducer-sandbox";
import { setUpCapability } from "./rules/set-up-capability";

/** All rules about who may go a way. `noCheckOnTheWay` speaks when none of the others asks for anything. */
export const accessRules: readonly AccessRule[] = [
  machineCapability,
  namespaceCapability,
  genericNetlinkFlags,
  mountCapability,
  setUpCapability,
  deviceNode,
  reproducerSandbox,
  localSender,
  registeredOperation,
  noCheckOnTheWay,
];

/** A rule that applies to a path, and what it found. */
export interface FiredAccess extends AccessFinding {
  readonly rule: AccessRule;
  readonly path: CheckedPath;
}

/** Who can go all the ways of a report. */
export interface Access {
  /** Null when no way begins with somebody on the machine. */
  readonly requirement: Requirement | null;
  /** What decided, and then what else applies. */
  readonly fired: readonly FiredAccess[];
  readonly certain: boolean;
}

const STRICTNESS: Readonly<Record<Requirement, number>> = { nothing: 0, "user namespace": 1, machine: 2 };

/** The bug needs every way that its report shows from a system call: the strictest of them decides. */
export function judgeAccess(evidence: Evidence): Access {
  const ways = evidence.paths.filter((path) => isLocal(path) && !isPacketAllocation(path));
  const [failing] = evidence.paths;
  const fired = (ways.length > 0 || failing === undefined ? ways : [failing]).flatMap((path) => fire(path, evidence));
  const shown = fired.find(({ rule }) => rule === reproducerSandbox);
  if (shown !== undefined) return verdict(shown, fired);
  const deciding = fired.toSorted((a, b) => STRICTNESS[b.requirement] - STRICTNESS[a.requirement])[0];
  return deciding === undefined ? { requirement: null, fired: [], certain: true } : verdict(deciding, fired);
}

function isLocal({ context }: CheckedPath): boolean {
  return context === "system call" || context === "page fault";
}

/** A packet is allocated by whoever sends or injects it: that says nothing about who sends the next one. */
function isPacketAllocation({ stack }: CheckedPath): boolean {
  return stack.kind === "allocation" && stack.frames.some(({ file }) => file === "net/core/skbuff.c");
}

function verdict(deciding: FiredAccess, fired: readonly FiredAccess[]): Access {
  const rest = fired.filter((other) => other !== deciding && distinct(other, deciding));
  return { requirement: deciding.requirement, fired: [deciding, ...unique(rest)], certain: deciding.certain };
}

function fire(path: CheckedPath, evidence: Evidence): FiredAccess[] {
  const found = accessRules.flatMap((rule) => {
    const finding = rule.applies(path, evidence);
    return finding === null ? [] : [{ ...finding, rule, path }];
  });
  const asking = found.some(({ requirement }) => requirement !== "nothing");
  return asking ? found.filter(({ rule }) => rule !== noCheckOnTheWay) : found;
}

function distinct(a: FiredAccess, b: FiredAccess): boolean {
  return a.rule !== b.rule || a.observation !== b.observation;
}

function unique(fired: readonly FiredAccess[]): FiredAccess[] {
  return [...new Map(fired.map((entry) => [`${entry.rule.name} ${entry.observation}`, entry])).values()];
}

import { topFrame } from "@/lib/report/report-frames";
import type { Access } from "./access/access";
import { judgeAccess } from "./access/access";
import type { Evidence } from "./evidence";
import { type FiredSurface, findSurfaces } from "./surface/surfaces";

/** The outputs of the workflow, without the explanation. */
export interface SecurityVerdict {
  readonly exploitable: boolean;
  readonly denialOfService: boolean;
  readonly unprivileged: boolean;
  readonly userNamespace: boolean;
  readonly surfaces: readonly FiredSurface[];
  readonly access: Access;
  readonly confident: boolean;
  /** What keeps the expert from being confident, as sentences. */
  readonly doubts: readonly string[];
}

/** Applies the rules. Confident only with the failing code, the object's life and one whole way read, as the instruction asks. */
export function judge(evidence: Evidence): SecurityVerdict {
  const access = judgeAccess(evidence);
  const surfaces = findSurfaces(evidence);
  const doubts = [...doubtsOfDamage(evidence), ...doubtsOfObject(evidence), ...doubtsOfWay(evidence, access, surfaces)];
  return {
    exploitable: evidence.damage?.rule.exploitable ?? false,
    denialOfService: evidence.damage?.rule.denialOfService ?? false,
    unprivileged: access.requirement === "nothing",
    userNamespace: access.requirement === "user namespace",
    surfaces,
    access,
    confident: doubts.length === 0,
    doubts,
  };
}

function doubtsOfDamage({ damage, paths }: Evidence): string[] {
  const doubts: string[] = [];
  if (damage === null) doubts.push("No rule knows what this kind of report does.");
  else if (!damage.rule.settled)
    doubts.push(`The kind of report alone does not settle what the bug does (${damage.rule.name}).`);
  const innermost = paths[0]?.steps[0];
  if (innermost === undefined) doubts.push("The report shows no stack of the failure.");
  else if (innermost.source === null) doubts.push(`The failing function \`${innermost.name}\` is not in this tree.`);
  else if (innermost.lineFits === false)
    doubts.push("The report's lines do not fit this tree: it was taken at another commit.");
  else if (innermost.lineFits === null) doubts.push("The report has no line for the failure.");
  return doubts;
}

/** An object on the heap has a life: who makes it, and for a use after free who frees it. */
function doubtsOfObject({ crash: { report }, damage, paths }: Evidence): string[] {
  if (report.kind !== "KASAN" || damage?.rule.exploitable !== true) return [];
  const wanted = /use-after-free|free/.test(report.bugClass)
    ? (["allocation", "free"] as const)
    : (["allocation"] as const);
  if (!/slab|use-after-free|free/.test(report.bugClass)) return [];
  return wanted.flatMap((kind) => {
    const stack = report.stacks.find((entry) => entry.kind === kind && topFrame(entry) !== null);
    if (stack === undefined) return [`The report has no stack of the ${kind}, so the object's life is not known.`];
    const step = paths.find((path) => path.stack === stack)?.steps[0];
    return step?.source ? [] : [`The function of the ${kind} was not found in this tree.`];
  });
}

function doubtsOfWay({ paths }: Evidence, access: Access, surfaces: readonly FiredSurface[]): string[] {
  const doubts: string[] = [];
  if (access.requirement === null && surfaces.length === 0) {
    doubts.push("No way in was found: neither the stacks nor the callers that were asked about lead to an entry.");
  }
  if (!access.certain) doubts.push(`Who can go the way is not sure (${access.fired[0]?.rule.name ?? ""}).`);
  const [failing] = paths;
  const unread = (failing?.steps ?? []).filter(({ source }) => source === null);
  if (failing !== undefined && unread.length > 0) {
    doubts.push(`Not read on the failing way: ${unread.map(({ name }) => `\`${name}\``).join(", ")}.`);
  }
  const open = paths
    .flatMap(({ checks }) => checks)
    .filter(({ effect, scope }) => effect === "guards" && scope === null);
  if (open.length > 0) doubts.push(`What \`${open[0]?.call ?? ""}\` asks for was not found.`);
  return doubts;
}

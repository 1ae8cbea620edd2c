import { quoteLines } from "../c/source-text";
import { citeRule } from "../cited-rule";
import type { FiredAccess } from "./access/access";
import type { CheckedPath, Evidence } from "./evidence";
import { describePath } from "./explain-path";
import { describeWaysIn } from "./explain-ways-in";
import { cite, cited } from "./path/citation";
import type { Step } from "./path/step";
import type { SecurityVerdict } from "./verdict";

/** The reply: what goes wrong, the ways in with their checks, and the rules that decided. What is cited comes from tools. */
export function explainSecurity(evidence: Evidence, verdict: SecurityVerdict): string {
  return [
    summary(evidence, verdict),
    "### What goes wrong",
    describeDamage(evidence),
    ...describeFailure(evidence.paths[0]),
    ...describeLife(evidence),
    "### The ways in",
    ...evidence.paths.map((path, index) => describePath(path, evidence.paths.slice(0, index))),
    ...describeWalk(evidence),
    "### Checks on the way",
    describeChecks(verdict),
    "### From where it is reached",
    describeWaysIn(evidence, verdict),
    "### Verdict",
    verdict.confident
      ? "Confident: yes. The failing code, the life of the object and a whole way to the failure with its checks were read. It would change if the configuration or a check that these rules do not know stopped that way."
      : `Confident: no. ${verdict.doubts.join(" ")}`,
    "_This was decided by fixed rules over the report and what the code tools returned; no language model was asked._",
  ].join("\n\n");
}

function summary({ damage, crash }: Evidence, verdict: SecurityVerdict): string {
  const { exploitable, denialOfService } = verdict;
  const what = exploitable
    ? "Exploitable"
    : denialOfService
      ? "Denial of service"
      : "Neither exploitable nor a denial of service";
  const from = [
    ...(verdict.unprivileged ? ["a normal user"] : []),
    ...(verdict.userNamespace ? ["root of a user namespace"] : []),
    ...verdict.surfaces.map(({ rule }) => rule.name.replace(/-/g, " ")),
  ];
  const reached =
    from.length === 0
      ? "no way in was found for the unprivileged or from outside"
      : `reached by ${[...new Set(from)].join(", ")}`;
  const reason = damage === null ? `no rule knows "${crash.report.title}"` : damage.observation;
  return `**${what}**${verdict.confident ? "" : ", not confident"}: ${reason}; ${reached}.`;
}

function describeDamage({ damage }: Evidence): string {
  if (damage === null) return "No rule knows this kind of report: it counts as doing nothing until it is shown.";
  return `- ${citeRule(damage.rule, damage.observation)}`;
}

function describeFailure(path: CheckedPath | undefined): string[] {
  const step = path?.steps[0];
  if (step === undefined) return ["The report shows no stack of the failure."];
  if (step.source === null || step.head === null)
    return [`The failing function \`${step.name}\` was not found in this tree.`];
  const line = step.lineFits === true ? (step.frame?.line ?? 0) : 0;
  if (line === 0) return [`It fails in ${cited(step.head)}; which line that is in this tree is not known.`];
  const code = quoteLines(step.source, line - 2, line + 1);
  return [`It fails in ${cited(step.head)}, at ${step.source.path}:${line}:`, `\`\`\`c\n${code}\n\`\`\``];
}

function describeLife({ paths, crash }: Evidence): string[] {
  const { object } = crash.report;
  const lines = paths.flatMap(({ stack, steps: [step] }) => {
    if ((stack.kind !== "allocation" && stack.kind !== "free") || step === undefined) return [];
    return [`- ${stack.kind === "free" ? "freed" : "allocated"} in ${describeStep(step)}`];
  });
  if (lines.length === 0) return [];
  const cache = object === null || object.cache === "" ? "" : `, ${object.size} bytes of the cache ${object.cache}`;
  const general = /^kmalloc/.test(object?.cache ?? "") ? ": a general cache, which objects of many kinds share" : "";
  return [`The object${cache}${general}:\n\n${lines.join("\n")}`];
}

function describeStep({ name, head, source, offset, lineFits }: Step): string {
  if (head === null || source === null) return `\`${name}\`, which was not found in this tree`;
  const line = lineFits === true && offset !== null ? cite(source, offset) : null;
  return line === null ? cited(head) : `${cited(head)}, at ${cited(line)}`;
}

function describeWalk({ walk, walkedFrom: from }: Evidence): string[] {
  if (walk === null) return [];
  if (walk.registration === null && walk.steps.length === 0) {
    return [
      `The stack ends at \`${from}\`. Its callers were looked for (${walk.asked} functions asked about), and none led to an entry.`,
    ];
  }
  const steps = walk.steps.map(
    ({ name, head, call }) =>
      `- called by ${head === null ? `\`${name}\` (not read)` : cited(head)}${call === null ? "" : `, at ${cited(call)}`}`,
  );
  const registered = walk.registration === null ? [] : [`- registered by ${cited(walk.registration.place)}`];
  return [`The stack ends at \`${from}\`; by its callers the way goes on:\n\n${[...steps, ...registered].join("\n")}`];
}

function describeChecks({ access }: SecurityVerdict): string {
  if (access.fired.length === 0) return "No way begins with a system call, so no check of a capability applies.";
  return access.fired.map(describeAccess).join("\n");
}

function describeAccess({ rule, observation, requirement, path }: FiredAccess, index: number): string {
  const needs = {
    nothing: "no capability",
    "user namespace": "a capability in a user namespace",
    machine: "rights on the machine",
  }[requirement];
  const head = index === 0 ? "decides, " : "";
  return `- ${citeRule(rule, observation, `${head}${path.about}: needs ${needs}`)}`;
}

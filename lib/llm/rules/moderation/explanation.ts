import { quoteLines } from "../c/source-text";
import { citeRule } from "../cited-rule";
import type { ModerationEvidence } from "./check";
import type { AppliedCheck } from "./checks";
import { likelyRootCauses } from "./root-causes";
import { nameOf, type StackCode, type StackFrameCode } from "./stack-code";
import type { ModerationVerdict } from "./verdict";

/** The reply: what was checked, what the code at the stacks is, and which checks decided. */
export function explainModeration(
  { report, stacks }: ModerationEvidence,
  applied: readonly AppliedCheck[],
  { actionable, confident, failed, open }: ModerationVerdict,
): string {
  const causes = likelyRootCauses(stacks);
  const reason = actionable
    ? "it holds what is needed to find the root cause, and makes sense as one event"
    : failed.map(({ observation }) => observation).join("; ");
  return [
    `**${actionable ? "Actionable" : "Not actionable"}**${confident ? "" : ", not confident"}: ${reason}.`,
    "### Checks",
    applied.map(describeCheck).join("\n"),
    ...(stacks.length === 0 ? [] : ["### The stacks in this tree", ...stacks.map(describeStack)]),
    ...(causes.length === 0
      ? []
      : [
          "### A likely root cause",
          causes.map(({ rule, observation }) => `- ${citeRule(rule, observation)}`).join("\n"),
        ]),
    "### Verdict",
    actionable
      ? `Nothing speaks against ${report.title === "" ? "the report" : `"${report.title}"`} as one real event.`
      : `A maintainer cannot act on it as it is: ${namesOf(failed)} failed.`,
    open.length === 0
      ? "Confident: every check could be made."
      : `Open: ${namesOf(open)}. ${actionable ? "A failure there would change the verdict." : "The verdict does not depend on it."}`,
    "_This was decided by fixed rules over the report and what the code tools returned; no language model was asked._",
  ].join("\n\n");
}

function namesOf(applied: readonly AppliedCheck[]): string {
  return applied.map(({ check }) => check.name).join(", ");
}

/** With the reason and the source of whatever has a part in the verdict. */
function describeCheck({ check, outcome, observation }: AppliedCheck): string {
  const hasPart = check.decisive || outcome !== "passed";
  const sign = { passed: "✅", failed: "❌", unknown: "❓" }[outcome];
  return `- ${sign} ${hasPart ? citeRule(check, observation) : `**${check.name}**: ${observation}.`}`;
}

function describeStack({ stack, frames }: StackCode): string {
  const heading = stack.kind === "other" ? stack.heading : stack.kind;
  return [`**${heading.replace(/-/g, " ")}**`, ...frames.map(describeFrame)].join("\n\n");
}

function describeFrame({ frame, source, lineFits }: StackFrameCode): string {
  const place = frame.file === "" ? "no line in the report" : `${frame.file}:${frame.line} in the report`;
  if (source === null) return `- \`${nameOf(frame)}\`, ${place}: not found in this tree.`;
  const last = source.firstLine + source.lineStarts.length - 1;
  const head = `- \`${nameOf(frame)}\`, ${place}, in this tree ${source.path}:${source.firstLine}–${last}:`;
  const code = lineFits
    ? quoteLines(source, frame.line - 1, frame.line + 1)
    : quoteLines(source, source.firstLine, source.firstLine + 2);
  return `${head}\n\n\`\`\`c\n${code}\n\`\`\``;
}

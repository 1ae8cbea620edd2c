import type { Report } from "@/lib/report/report";
import { quoteLines } from "../c/source-text";
import type { Check } from "./check";
import { likelyRootCause } from "./root-cause";
import { nameOf, type StackCode, type StackFrameCode } from "./stack-code";

/** The reply: what was checked, what the code at the stacks is, and which checks decided. */
export function explainModeration(
  report: Report,
  stacks: readonly StackCode[],
  checks: readonly Check[],
  verdict: { readonly actionable: boolean; readonly confident: boolean },
): string {
  const failed = checks.filter((entry) => entry.outcome === "failed" && entry.decisive);
  const open = checks.filter(({ outcome }) => outcome === "unknown");
  const cause = likelyRootCause(stacks);
  const reason = verdict.actionable
    ? "it holds what is needed to find the root cause, and makes sense as one event."
    : failed.map(({ detail }) => detail).join(" ");
  return [
    `**${verdict.actionable ? "Actionable" : "Not actionable"}**${verdict.confident ? "" : ", not confident"}: ${reason}`,
    "### Checks",
    checks.map((entry) => `- ${sign(entry)} **${entry.name}**: ${entry.detail}`).join("\n"),
    ...(stacks.length === 0 ? [] : ["### The stacks in this tree", ...stacks.map(describeStack)]),
    ...(cause === null ? [] : ["### A likely root cause", cause]),
    "### Verdict",
    verdict.actionable
      ? `Nothing speaks against ${report.title === "" ? "the report" : `"${report.title}"`} as one real event.`
      : `A maintainer cannot act on it as it is: ${failed.map(({ name }) => name).join(", ")} failed.`,
    open.length === 0
      ? "Confident: every check could be made."
      : `Open: ${open.map(({ name }) => name).join(", ")}. ${verdict.actionable ? "A failure there would change the verdict." : "The verdict does not depend on it."}`,
    "_This was decided by fixed rules over the report and what the code tools returned; no language model was asked._",
  ].join("\n\n");
}

function sign({ outcome }: Check): string {
  return { passed: "✅", failed: "❌", unknown: "❓" }[outcome];
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

import type { Report } from "@/lib/report/report";
import type { Conclusion, Investigation } from "../investigation";
import { applyChecks } from "./checks";
import { explainModeration } from "./explanation";
import { readStacks } from "./stack-code";
import { judge, type ModerationVerdict } from "./verdict";

/** Decides whether a report is self-consistent and enough to find the root cause: by its own text, then by the tree. */
export function* moderateReport(report: Report, inputs: ReadonlyMap<string, string>): Investigation<Conclusion> {
  const stacks = yield* readStacks(report);
  const evidence = { report, title: inputs.get("BugTitle") ?? "", text: inputs.get("CrashReport") ?? "", stacks };
  const applied = applyChecks(evidence);
  const verdict = judge(applied);
  return {
    thoughts: concludingThoughts(verdict),
    results: { Actionable: verdict.actionable, Confident: verdict.confident },
    reply: explainModeration(evidence, applied, verdict),
  };
}

function concludingThoughts({ actionable, failed, open }: ModerationVerdict): string {
  const names = (actionable ? open : failed).map(({ check }) => check.name).join(", ");
  return actionable
    ? `All that must hold does${names === "" ? "" : `, but I could not tell about ${names}`}. The report is actionable.`
    : `The report fails ${names}: it is not actionable.`;
}

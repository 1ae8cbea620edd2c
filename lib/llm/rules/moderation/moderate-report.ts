import type { Report } from "@/lib/report/report";
import type { Conclusion, Investigation } from "../investigation";
import { explainModeration } from "./explanation";
import { reportChecks } from "./report-checks";
import { readStacks } from "./stack-code";
import { treeChecks } from "./tree-checks";

/** Decides whether a report is self-consistent and enough to find the root cause: by its own text, then by the tree. */
export function* moderateReport(report: Report, inputs: ReadonlyMap<string, string>): Investigation<Conclusion> {
  const own = reportChecks(report, inputs.get("BugTitle") ?? "", inputs.get("CrashReport") ?? "");
  const stacks = yield* readStacks(report);
  const checks = stacks.length === 0 ? own : [...own, ...treeChecks(report, stacks)];
  const failed = checks.filter(({ decisive, outcome }) => decisive && outcome === "failed");
  const open = checks.filter(({ outcome }) => outcome === "unknown");
  const actionable = failed.length === 0;
  const confident = failed.length > 0 || open.length === 0;
  const thoughts = actionable
    ? `All that must hold does${open.length === 0 ? "" : `, but I could not tell about ${open.map(({ name }) => name).join(", ")}`}. The report is actionable.`
    : `The report fails ${failed.map(({ name }) => name).join(", ")}: it is not actionable.`;
  return {
    thoughts,
    results: { Actionable: actionable, Confident: confident },
    reply: explainModeration(report, stacks, checks, { actionable, confident }),
  };
}

import type { LabelledReport } from "@/lib/contract/labelled-report";
import { createMemoryContext } from "@/lib/engine/memory-context";
import { runFlow } from "@/lib/engine/run-flow";
import { findFlow } from "@/lib/flows/registry";
import { createRulesModel } from "@/lib/llm/rules/rules-model";
import { SpanLog } from "./span-log";

/** What a run of a labelled report came to. */
export interface Outcome {
  readonly report: LabelledReport;
  /** Booleans by the names of the workflow's outputs; empty when the run failed. */
  readonly verdict: ReadonlyMap<string, boolean>;
  /** Markdown; empty when the run failed. */
  readonly explanation: string;
  /** Empty when the run ended with results. */
  readonly error: string;
}

/** Runs a report through its workflow with the rules expert, as `assay run` does: without server or database. */
async function runReport(report: LabelledReport, home: string): Promise<Outcome> {
  const flow = findFlow(report.workflow);
  if (flow === null) throw new Error(`There is no workflow ${report.workflow}.`);
  const spans = new SpanLog();
  const context = createMemoryContext({
    model: "rules",
    openModel: createRulesModel,
    workspace: { home, mayBuild: "none" },
    spans,
  });
  try {
    const results: Record<string, unknown> = await runFlow(flow, report.args, context);
    const booleans = Object.entries(results).flatMap(([name, value]) =>
      typeof value === "boolean" ? [[name, value] as const] : [],
    );
    return { report, verdict: new Map(booleans), explanation: String(results.Explanation ?? ""), error: "" };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { report, verdict: new Map(), explanation: "", error: message };
  }
}

/** Runs all of them, `width` at a time; outcomes come in the order of the reports. */
export async function runReports(reports: readonly LabelledReport[], home: string, width: number): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  let next = 0;
  const work = async () => {
    for (let index = next++; index < reports.length; index = next++) {
      const report = reports[index];
      if (report !== undefined) outcomes[index] = await runReport(report, home);
    }
  };
  await Promise.all(Array.from({ length: width }, work));
  return outcomes;
}

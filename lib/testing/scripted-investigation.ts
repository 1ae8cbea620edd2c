import type { Span } from "@/lib/contract/span";
import { verdictNames } from "@/lib/contract/workflow";
import { contractOfWorkflow } from "@/lib/contract/workflows/registry";
import { createMemoryContext } from "@/lib/engine/memory-context";
import { runFlow } from "@/lib/engine/run-flow";
import { findFlow } from "@/lib/flows/registry";
import { ScriptedModel } from "./scripted-model";
import { SpanLog } from "./span-log";

/** A job and the tools that its model calls, all in one turn. */
export interface ScriptedInvestigation {
  readonly workflow: string;
  readonly title: string;
  readonly report: string;
  /** Path or URL of a git repository. */
  readonly repository: string;
  readonly calls: readonly (readonly [tool: string, input: Readonly<Record<string, unknown>>])[];
}

/** Runs the workflow with a model that calls the tools and then answers `No` to everything; returns the spans. Nothing is built. */
export async function runScriptedInvestigation(
  { workflow, title, report, repository, calls }: ScriptedInvestigation,
  home: string,
): Promise<readonly Span[]> {
  const flow = findFlow(workflow);
  const contract = contractOfWorkflow(workflow);
  if (flow === null || contract === null) throw new Error(`There is no workflow ${workflow}.`);
  const verdict = Object.fromEntries(verdictNames(contract).map((name) => [name, false]));
  const model = new ScriptedModel([
    { calls: calls.map(([tool, input]) => ({ tool, input })) },
    { calls: [{ tool: "set-results", input: verdict }] },
    { text: "That is all." },
  ]);
  const spans = new SpanLog();
  const context = createMemoryContext({
    model: "compatible:scripted",
    openModel: () => model,
    workspace: { home, mayBuild: "none" },
    spans,
  });
  const args = {
    ...(workflow === "moderation" ? { BugTitle: title } : {}),
    CrashReport: report,
    KernelRepo: repository,
    KernelCommit: "main",
    KernelConfig: "",
    TargetOS: "linux",
    TargetArch: "amd64",
  };
  await runFlow(flow, args, context);
  return spans.spans;
}

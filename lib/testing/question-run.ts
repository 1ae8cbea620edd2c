import { APICallError } from "@ai-sdk/provider";
import { createMemoryContext, type MemoryContextOptions } from "@/lib/engine/memory-context";
import { runFlow } from "@/lib/engine/run-flow";
import { fakeClock } from "./fake-clock";
import { questionArgs, questionFlow } from "./question-flow";
import { ScriptedModel, type ScriptedReply } from "./scripted-model";
import { SpanLog } from "./span-log";

/** A run of {@link questionFlow} by a scripted model. */
export interface QuestionRun {
  readonly script: readonly (ScriptedReply | Error)[];
  readonly args?: Record<string, unknown>;
  readonly maxIterations?: number;
  readonly tokenBudget?: number;
  /** How much of the script was answered before, as the journal says. */
  readonly answered?: number;
}

/** A context for such a run, with a fake clock. */
export function questionContext(
  model: ScriptedModel,
  given: Pick<MemoryContextOptions, "spans"> & Partial<MemoryContextOptions>,
) {
  return createMemoryContext({
    model: "compatible:scripted",
    openModel: () => model,
    workspace: { home: "/nowhere" },
    now: fakeClock(),
    ...given,
  });
}

/** Runs it, behind what `journal` holds. */
export async function runQuestion(
  { script, args = questionArgs, maxIterations, tokenBudget = 0, answered = 0 }: QuestionRun,
  journal = new Map<string, string>(),
) {
  const model = new ScriptedModel(script, answered);
  const log = new SpanLog();
  const flow = maxIterations === undefined ? questionFlow() : questionFlow({ maxIterations });
  const outcome = await runFlow(flow, args, questionContext(model, { spans: log, journal, tokenBudget })).then(
    (results) => ({ results }),
    (error: Error) => ({ error: `${error.name}: ${error.message}` }),
  );
  return { model, log, outcome };
}

/** What a provider answers that refuses a call. */
export function refusal(statusCode: number, headers: Record<string, string> = {}): APICallError {
  return new APICallError({
    message: "Something went wrong",
    url: "https://models.example/v1/chat?key=secret",
    requestBodyValues: {},
    statusCode,
    responseHeaders: headers,
  });
}

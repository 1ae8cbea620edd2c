import type { CallIncident } from "@/lib/contract/span";
import { ModelSettingError } from "@/lib/llm/model-id";
import type { ProviderProblem } from "@/lib/llm/provider-problem";
import { type Answer, callModel, type ModelRequest } from "./call-model";
import type { StepContext } from "./context";
import { ProviderError } from "./errors";
import { type Failure, messageOf } from "./failure";
import type { Journalled, OpenSpan, Run } from "./run";

/** A model's own trouble: another one may do. Everything else is the request's. */
const OTHERS_MAY_DO: readonly ProviderProblem[] = ["retryable", "quota-exhausted", "unauthorised", "unknown-model"];

/** How often a run waits for the same quota before it gives up. */
const MAX_WAITS = 7;

/**
 * Asks for an answer in the journalled step of `span`; where `question` names a category, its models in order. When a quota is
 * used up, the run is given up until that comes back, and then asks in a further step: what was answered before is in the
 * journal and not paid for again. A failure is a value.
 */
export async function askModel(
  run: Run,
  span: OpenSpan & { step: string },
  question: ModelRequest,
): Promise<Journalled<Answer>> {
  const earlier: CallIncident[] = [];
  const ask = (context: StepContext) => askInOrder(run, question, { context, earlier: [...earlier] });
  let journalled = await run.step(span, ask);
  for (let waits = 1; waits <= MAX_WAITS; waits++) {
    const wait = waitFor(journalled);
    if (wait === null) break;
    const { until, failure } = wait;
    earlier.splice(0, earlier.length, ...(failure.provider?.incidents ?? []));
    if (!(await run.context.waitUntil(until, failure.message))) break;
    journalled = { ...(await run.stepAgain(span, waits + 1, ask)), started: journalled.started };
  }
  return journalled;
}

/** Until when a quota that was used up must be waited for; null when that would not help. */
function waitFor({ failure, finished }: Journalled<Answer>): { until: Date; failure: Failure } | null {
  if (failure === null || failure.provider?.problem !== "quota-exhausted") return null;
  const { retryAfterMs } = failure.provider;
  return retryAfterMs === null ? null : { until: new Date(Date.parse(finished) + retryAfterMs), failure };
}

interface Attempt {
  readonly context: StepContext;
  /** What went wrong before the run waited. */
  readonly earlier: readonly CallIncident[];
}

/** Throws the trouble that ends soonest when no model answers. */
async function askInOrder(run: Run, question: ModelRequest, { context, earlier }: Attempt): Promise<Answer> {
  const { modelsFor, openModel, sleep, now } = run.context;
  const incidents = [...earlier];
  const troubles: (ProviderError | ModelSettingError)[] = [];
  for (const modelId of modelsFor(question.modelId)) {
    try {
      const answer = await callModel(
        openModel(modelId),
        { ...question, modelId },
        { signal: context.signal, sleep, now },
      );
      return { ...answer, incidents: [...incidents, ...answer.incidents] };
    } catch (error) {
      const trouble = troubleOf(error);
      if (trouble === null || context.signal.aborted) throw error;
      troubles.push(trouble);
      if (trouble instanceof ProviderError) incidents.push(...trouble.details.incidents);
      else incidents.push({ at: now().toISOString(), model: modelId, what: messageOf(trouble) });
      if (trouble instanceof ProviderError && !OTHERS_MAY_DO.includes(trouble.details.problem))
        throw withAll(trouble, incidents);
    }
  }
  throw withAll(soonest(troubles), incidents);
}

function troubleOf(error: unknown): ProviderError | ModelSettingError | null {
  return error instanceof ProviderError || error instanceof ModelSettingError ? error : null;
}

/** The quota that comes back first, else what was wrong with the last model. */
function soonest(troubles: readonly (ProviderError | ModelSettingError)[]): ProviderError | ModelSettingError {
  const [first] = troubles
    .flatMap((trouble) =>
      trouble instanceof ProviderError &&
      trouble.details.problem === "quota-exhausted" &&
      trouble.details.retryAfterMs !== null
        ? [{ trouble, ms: trouble.details.retryAfterMs }]
        : [],
    )
    .sort((a, b) => a.ms - b.ms);
  const chosen = first?.trouble ?? troubles.at(-1);
  if (chosen === undefined) throw new Error("No model was given to ask.");
  return chosen;
}

function withAll(trouble: ProviderError | ModelSettingError, incidents: readonly CallIncident[]): Error {
  return trouble instanceof ProviderError
    ? new ProviderError(trouble.message, { ...trouble.details, incidents })
    : trouble;
}

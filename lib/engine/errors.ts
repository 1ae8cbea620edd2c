import type { CallIncident } from "@/lib/contract/span";
import type { ProviderProblem } from "@/lib/llm/provider-problem";

/* Errors are named by who must act. */

/** The model called a tool wrongly: the message goes back to the model, which may call again. */
export class BadCallError extends Error {
  override readonly name = "BadCallError";
}

/** The run cannot go on for a reason that the person who filed the job can mend; the message says how. Not alarmed. */
export class FlowError extends Error {
  override readonly name = "FlowError";
}

/** What is known of a provider's failure beyond its message. */
export interface ProviderErrorDetails {
  readonly problem: ProviderProblem;
  /** In how many milliseconds the same call may succeed; null when nobody says or a repetition would not help. */
  readonly retryAfterMs: number | null;
  /** What went wrong before, of this call. */
  readonly incidents: readonly CallIncident[];
}

/** The model's provider failed. */
export class ProviderError extends Error {
  override readonly name = "ProviderError";
  constructor(
    message: string,
    readonly details: ProviderErrorDetails,
  ) {
    super(message);
  }
}

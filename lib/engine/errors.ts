/* Errors are named by who must act. */

/** The model called a tool wrongly: the message goes back to the model, which may call again. */
export class BadCallError extends Error {
  override readonly name = "BadCallError";
}

/** The run cannot go on for a reason that the person who filed the job can mend; the message says how. Not alarmed. */
export class FlowError extends Error {
  override readonly name = "FlowError";
}

/** The model's provider failed. `retryAfterMs` is null when a repetition would not help. */
export class ProviderError extends Error {
  override readonly name = "ProviderError";
  constructor(
    message: string,
    readonly retryAfterMs: number | null,
  ) {
    super(message);
  }
}

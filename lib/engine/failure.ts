import { ModelSettingError } from "@/lib/llm/model-id";
import { BadCallError, FlowError, ProviderError } from "./errors";

/** Why a step failed, as it is journalled. */
export interface Failure {
  /** Who must act: see errors.ts. `unexpected` is for us. */
  readonly kind: "call" | "flow" | "provider" | "unexpected";
  readonly message: string;
  /** Only of providers: when a repetition may help; null otherwise. */
  readonly retryAfterMs: number | null;
  /** Only of unexpected failures: where it came from. */
  readonly stack: string;
}

export function failureOf(error: unknown): Failure {
  const message = messageOf(error);
  if (error instanceof BadCallError) return { kind: "call", message, retryAfterMs: null, stack: "" };
  if (error instanceof FlowError || error instanceof ModelSettingError) {
    return { kind: "flow", message, retryAfterMs: null, stack: "" };
  }
  if (error instanceof ProviderError) {
    return { kind: "provider", message, retryAfterMs: error.retryAfterMs, stack: "" };
  }
  const stack = error instanceof Error ? (error.stack ?? "") : "";
  return { kind: "unexpected", message, retryAfterMs: null, stack };
}

/** The error that a journalled failure was. An unexpected one is a {@link FlowError} whose `cause` is its stack. */
export function errorOf(failure: Failure): FlowError | ProviderError {
  if (failure.kind === "provider") return new ProviderError(failure.message, failure.retryAfterMs);
  return failure.kind === "unexpected"
    ? new FlowError(failure.message, { cause: failure.stack })
    : new FlowError(failure.message);
}

/** The message of whatever was thrown; never empty. */
export function messageOf(error: unknown): string {
  const message = error instanceof Error ? error.message || error.name : String(error);
  return message === "" ? "failed without a message" : message;
}

import { ModelSettingError } from "@/lib/llm/model-id";
import { BadCallError, FlowError, ProviderError, type ProviderErrorDetails } from "./errors";

/** Why a step failed, as it is journalled. */
export interface Failure {
  /** Who must act: see errors.ts. `unexpected` is for us. */
  readonly kind: "call" | "flow" | "provider" | "unexpected";
  readonly message: string;
  /** Only of providers; null otherwise. */
  readonly provider: ProviderErrorDetails | null;
  /** Only of unexpected failures: where it came from. */
  readonly stack: string;
}

export function failureOf(error: unknown): Failure {
  const message = messageOf(error);
  if (error instanceof BadCallError) return { kind: "call", message, provider: null, stack: "" };
  if (error instanceof FlowError || error instanceof ModelSettingError) {
    return { kind: "flow", message, provider: null, stack: "" };
  }
  if (error instanceof ProviderError) return { kind: "provider", message, provider: error.details, stack: "" };
  const stack = error instanceof Error ? (error.stack ?? "") : "";
  return { kind: "unexpected", message, provider: null, stack };
}

/** True when the provider refused a request because it is longer than the model takes: a shorter one may do. */
export function isTooLong({ provider }: Failure): boolean {
  return provider?.problem === "input-too-long";
}

/** The error that a journalled failure was. An unexpected one is a {@link FlowError} whose `cause` is its stack. */
export function errorOf({ kind, message, provider, stack }: Failure): FlowError | ProviderError {
  if (provider !== null) return new ProviderError(message, provider);
  return kind === "unexpected" ? new FlowError(message, { cause: stack }) : new FlowError(message);
}

/** The message of whatever was thrown; never empty. */
export function messageOf(error: unknown): string {
  const message = error instanceof Error ? error.message || error.name : String(error);
  return message === "" ? "failed without a message" : message;
}

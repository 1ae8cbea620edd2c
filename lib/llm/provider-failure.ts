import { AISDKError, APICallError } from "@ai-sdk/provider";
import { keyVariable, parseModelId } from "./model-id";
import { ModelRefusal } from "./model-refusal";

/** A failed call of a model, in words for whoever runs the product. */
export interface ProviderFailure {
  /** What happened and what to do. */
  readonly message: string;
  /** Whether the same call may succeed later. */
  readonly retryable: boolean;
  /** How long the provider asks to wait; null when it does not say. */
  readonly retryAfterMs: number | null;
}

/** Explains an error of a call to the model `id`; null when it comes neither from the model or its provider nor the AI SDK. */
export function explainProviderError(id: string, error: unknown): ProviderFailure | null {
  if (APICallError.isInstance(error)) {
    return {
      message: `${id}: ${describeCall(id, error)}`,
      retryable: error.isRetryable,
      retryAfterMs: retryAfter(error.responseHeaders ?? {}),
    };
  }
  if (error instanceof ModelRefusal) return { message: error.message, retryable: false, retryAfterMs: null };
  if (!AISDKError.isInstance(error)) return null;
  return {
    message: `${id}: the model's answer cannot be used: ${error.message}`,
    retryable: false,
    retryAfterMs: null,
  };
}

function describeCall(id: string, error: APICallError): string {
  const server = serverOf(error.url);
  const said = sentence(error.message);
  const { provider } = parseModelId(id);
  if (error.statusCode === undefined) {
    const remedy =
      provider === "compatible"
        ? "Start the server or correct ASSAY_MODEL_BASE_URL."
        : "Check this machine's connection to the internet.";
    return `${server} cannot be reached. ${said} ${remedy}`;
  }
  const status = `${server} answered ${error.statusCode}. ${said}`;
  const remedy = remedyFor(error.statusCode, id);
  return remedy === "" ? status : `${status} ${remedy}`;
}

function remedyFor(status: number, id: string): string {
  if (status === 401 || status === 403) return `Check the key in ${keyVariable(id)}.`;
  if (status === 404) {
    const { provider, name } = parseModelId(id);
    const base = provider === "compatible" ? " and ASSAY_MODEL_BASE_URL, which usually ends in /v1" : "";
    return `Check the model's name "${name}"${base}.`;
  }
  if (status === 413)
    return "The report or what was read is too long for this model: choose one with a larger context.";
  if (status === 429) return "The quota is used up or calls come too fast: wait, or raise the limit with the provider.";
  if (status >= 500) return "The provider has trouble: run the job again later.";
  if (status < 300) return "Check that the address is that of a model server.";
  return "";
}

/** Scheme, host and path: a query may hold a key. */
function serverOf(url: string): string {
  return URL.canParse(url) ? `${new URL(url).origin}${new URL(url).pathname}` : url;
}

function sentence(text: string): string {
  const trimmed = text.trim();
  return /[.!?]$/.test(trimmed) ? trimmed : `${trimmed}.`;
}

/** Milliseconds, from `retry-after-ms` or from `retry-after` as seconds or as a date. */
function retryAfter(headers: Readonly<Record<string, string>>): number | null {
  const milliseconds = Number.parseFloat(headers["retry-after-ms"] ?? "");
  if (!Number.isNaN(milliseconds)) return Math.max(0, milliseconds);
  const value = headers["retry-after"] ?? "";
  const seconds = /^[\d.]+$/.test(value) ? Number(value) : (Date.parse(value) - Date.now()) / 1000;
  return Number.isNaN(seconds) ? null : Math.max(0, seconds * 1000);
}

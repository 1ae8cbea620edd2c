import { z } from "zod";
import { trimTrailing } from "@/lib/contract/trim-trailing";
import { keyVariable, ModelSettingError, type Provider } from "./model-id";
import { compatibleHost, hostOf, keyFor, type ModelSettings } from "./model-settings";

/** What a provider says to the question which models it has. Never holds a key, nor what a provider says about one. */
export interface ModelList {
  /** Where it was asked, without a query; empty when there was nobody to ask. */
  readonly server: string;
  /** Names as the provider gives them; null when they could not be had. */
  readonly names: readonly string[] | null;
  /** Why not; empty otherwise. */
  readonly problem: string;
  /** Milliseconds until the answer; null without one. */
  readonly tookMs: number | null;
}

/** How long a provider may take to say what it has, in milliseconds. */
const TIMEOUT_MS = 5_000;

const googleList = z.object({ models: z.array(z.object({ name: z.string() })).default([]) });
const idList = z.object({ data: z.array(z.object({ id: z.string().min(1) })) });

interface ListRequest {
  readonly url: string;
  readonly headers: Record<string, string>;
  readonly read: (answer: unknown) => string[];
}

/**
 * Asks a provider for its models: the cheapest call that needs the key. Throws {@link ModelSettingError} when what it needs was
 * not given.
 */
export async function listModels(provider: Exclude<Provider, "rules">, settings: ModelSettings): Promise<ModelList> {
  const { url, headers, read } = listRequest(provider, settings);
  const server = url.replace(/\?.*/, "");
  const started = performance.now();
  try {
    const response = await fetch(url, { headers, signal: AbortSignal.timeout(TIMEOUT_MS) });
    const tookMs = Math.round(performance.now() - started);
    if (!response.ok) return { server, names: null, problem: refusal(provider, response.status), tookMs };
    return { server, names: read(await response.json()), problem: "", tookMs };
  } catch (error) {
    return { server, names: null, problem: noAnswer(error), tookMs: null };
  }
}

function listRequest(provider: Exclude<Provider, "rules">, settings: ModelSettings): ListRequest {
  const readIds = (answer: unknown) => idList.parse(answer).data.map(({ id }) => id);
  if (provider === "compatible") {
    const headers: Record<string, string> =
      settings.apiKey === "" ? {} : { authorization: `Bearer ${settings.apiKey}` };
    return { url: `${compatibleHost("compatible", settings)}/models`, headers, read: readIds };
  }
  const key = keyFor(provider, provider, settings);
  const host = hostOf(provider, settings);
  switch (provider) {
    case "google":
      return { url: `${host}/models?pageSize=1000`, headers: { "x-goog-api-key": key }, read: readGoogle };
    case "anthropic":
      return {
        url: `${host}/models?limit=1000`,
        headers: { "x-api-key": key, "anthropic-version": "2023-06-01" },
        read: readIds,
      };
    case "openai":
      return { url: `${host}/models`, headers: { authorization: `Bearer ${key}` }, read: readIds };
  }
}

function readGoogle(answer: unknown): string[] {
  return googleList.parse(answer).models.map(({ name }) => name.replace(/^models\//, ""));
}

function refusal(provider: Exclude<Provider, "rules">, status: number): string {
  if (status === 400 || status === 401 || status === 403) {
    return `It answered ${status}: check the key in ${keyVariable(`${provider}:x`)}.`;
  }
  if (status === 404) return "It answered 404: check the address, which usually ends in /v1.";
  return `It answered ${status}: try again later.`;
}

function noAnswer(error: unknown): string {
  if (error instanceof z.ZodError || error instanceof SyntaxError) {
    return "Its answer is no list of models: check that the address is that of a model server.";
  }
  if (error instanceof Error && error.name === "TimeoutError") return `No answer within ${TIMEOUT_MS / 1000} s.`;
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return `It cannot be reached: ${trimTrailing(cause instanceof Error ? cause.message || cause.name : String(cause), ".")}.`;
}

/** What has to be set before `provider` can be used; empty when that was done. */
export function needOf(provider: Provider, settings: ModelSettings): string {
  if (provider === "rules") return "";
  try {
    listRequest(provider, settings);
    return "";
  } catch (error) {
    if (!(error instanceof ModelSettingError)) throw error;
    if (provider !== "compatible") return `Set ${keyVariable(`${provider}:x`)}.`;
    return settings.baseUrl === "" ? "Set ASSAY_MODEL_BASE_URL." : error.message;
  }
}

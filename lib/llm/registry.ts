import { createAnthropic } from "@ai-sdk/anthropic";
import { createGoogle } from "@ai-sdk/google";
import { createOpenAI } from "@ai-sdk/openai";
import { createOpenAICompatible } from "@ai-sdk/openai-compatible";
import type { LanguageModelV4, LanguageModelV4CallOptions } from "@ai-sdk/provider";
import { wrapLanguageModel } from "ai";
import { type HostedProvider, hostedProviders, keyVariable, ModelSettingError, parseModelId } from "./model-id";
import { patientFetch } from "./patient-fetch";
import { createRulesModel } from "./rules/rules-model";

/** What the models need to know of the environment; an empty text is a setting that was not given. */
export interface ModelSettings {
  readonly keys: Readonly<Record<HostedProvider, string>>;
  /** Of the server that `compatible:` models are on, e.g. `http://127.0.0.1:11434/v1`. */
  readonly baseUrl: string;
  /** Its key; local servers need none. */
  readonly apiKey: string;
}

/** Models that a form offers when there is a key for their provider; any other of it can be wished for. */
const suggestions: Record<HostedProvider, readonly string[]> = {
  google: ["gemini-pro-latest", "gemini-flash-latest"],
  openai: ["gpt-6-astra", "gpt-5.4"],
  anthropic: ["claude-opus-5-5", "claude-sonnet-5-5"],
};

/** Opens the model `id` without calling it. Throws {@link ModelSettingError} that says what to set. */
export function openModel(id: string, settings: ModelSettings): LanguageModelV4 {
  silenceWarnings();
  const { provider, name } = parseModelId(id);
  switch (provider) {
    case "rules":
      return createRulesModel();
    case "compatible":
      return openCompatible(id, name, settings);
    case "google":
      return withOptions(
        createGoogle({ apiKey: keyFor(id, provider, settings), fetch: patientFetch })(name),
        googleOptions(name),
      );
    case "openai":
      return withOptions(createOpenAI({ apiKey: keyFor(id, provider, settings), fetch: patientFetch })(name), {
        // Nothing stays with the provider: a later call repeats the whole talk, also after weeks.
        providerOptions: { openai: { store: false, reasoningSummary: "auto" } },
      });
    case "anthropic":
      return withOptions(createAnthropic({ apiKey: keyFor(id, provider, settings), fetch: patientFetch })(name), {
        reasoning: "medium",
      });
  }
}

/** True when {@link openModel} would open `id`. Says nothing about whether its provider knows the model. */
export function canOpenModel(id: string, settings: ModelSettings): boolean {
  try {
    openModel(id, settings);
    return true;
  } catch (error) {
    if (error instanceof ModelSettingError) return false;
    throw error;
  }
}

/** Ids of the models to offer with these settings: `rules`, those of `wished` that can be opened, and suggestions. */
export function availableModels(settings: ModelSettings, ...wished: readonly string[]): string[] {
  const suggested = hostedProviders.flatMap((provider) => suggestions[provider].map((name) => `${provider}:${name}`));
  return [...new Set(["rules", ...wished, ...suggested])].filter((id) => canOpenModel(id, settings));
}

function openCompatible(id: string, name: string, { baseUrl, apiKey }: ModelSettings): LanguageModelV4 {
  if (baseUrl === "") {
    throw new ModelSettingError(
      `${id} needs a server: set ASSAY_MODEL_BASE_URL to its address, e.g. http://127.0.0.1:11434/v1.`,
    );
  }
  if (!URL.canParse(baseUrl) || !/^https?:$/.test(new URL(baseUrl).protocol)) {
    throw new ModelSettingError(`ASSAY_MODEL_BASE_URL is "${baseUrl}": give an http or https address.`);
  }
  const key = apiKey === "" ? {} : { apiKey };
  return createOpenAICompatible({ name: "compatible", baseURL: baseUrl, fetch: patientFetch, ...key })(name);
}

function keyFor(id: string, provider: HostedProvider, { keys }: ModelSettings): string {
  if (keys[provider] !== "") return keys[provider];
  throw new ModelSettingError(`${id} needs a key: set ${keyVariable(id)}, or use the model rules, which needs none.`);
}

/** Thoughts are shown in the trajectory; models that do not think refuse the option. */
function googleOptions(name: string): Partial<LanguageModelV4CallOptions> {
  if (/^(gemini-(1|2\.0)|gemma)/.test(name)) return {};
  return { providerOptions: { google: { thinkingConfig: { includeThoughts: true } } } };
}

/** `model` with options that the engine, which knows no provider, never sets. */
function withOptions(model: LanguageModelV4, options: Partial<LanguageModelV4CallOptions>): LanguageModelV4 {
  return wrapLanguageModel({
    model,
    middleware: { specificationVersion: "v4", transformParams: async ({ params }) => ({ ...params, ...options }) },
  });
}

/** The SDK prints warnings about options that a model ignores; they help nobody in a worker's log. */
function silenceWarnings(): void {
  globalThis.AI_SDK_LOG_WARNINGS = false;
}

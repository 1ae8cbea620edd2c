import { createAnthropic } from "@ai-sdk/anthropic";
import { createGoogle } from "@ai-sdk/google";
import { createOpenAI } from "@ai-sdk/openai";
import { createOpenAICompatible } from "@ai-sdk/openai-compatible";
import type { LanguageModelV4, LanguageModelV4CallOptions } from "@ai-sdk/provider";
import { wrapLanguageModel } from "ai";
import { isModelCategory, modelCategories } from "@/lib/contract/model-category";
import { markForCache } from "./cache-markers";
import { modelsFor } from "./model-category";
import { type HostedProvider, hostedProviders, ModelSettingError, parseModelId } from "./model-id";
import { compatibleHost, hostOf, keyFor, type ModelSettings } from "./model-settings";
import { patientFetch } from "./patient-fetch";
import { createRulesModel } from "./rules/rules-model";

/** Models that a form offers when there is a key for their provider; any other of it can be wished for. */
const suggestions: Record<HostedProvider, readonly string[]> = {
  google: ["gemini-pro-latest", "gemini-flash-latest"],
  openai: ["gpt-6-astra", "gpt-5.4"],
  anthropic: ["claude-opus-5-5", "claude-sonnet-5-5"],
};

/** Opens the model `id`, which is no category, without calling it. Throws {@link ModelSettingError} that says what to set. */
export function openModel(id: string, settings: ModelSettings): LanguageModelV4 {
  silenceWarnings();
  const { provider, name } = parseModelId(id);
  switch (provider) {
    case "rules":
      return createRulesModel();
    case "compatible":
      return openCompatible(id, name, settings);
    case "google":
      return withOptions(createGoogle(connection(id, provider, settings))(name), () => googleOptions(name));
    case "openai":
      // Nothing stays with the provider: a later call repeats the whole talk, also after weeks.
      return withOptions(createOpenAI(connection(id, provider, settings))(name), () => ({
        providerOptions: { openai: { store: false, reasoningSummary: "auto" } },
      }));
    case "anthropic":
      return withOptions(createAnthropic(connection(id, provider, settings))(name), (params) => ({
        reasoning: params.reasoning ?? "medium",
        ...markForCache(params),
      }));
  }
}

/** True when a model of `id`, which may be a category, can be opened. Says nothing about whether its provider knows the model. */
export function canOpenModel(id: string, settings: ModelSettings): boolean {
  try {
    const models = modelsFor(id, settings);
    if (isModelCategory(id)) return models.some((model) => canOpenModel(model, settings));
    openModel(id, settings);
    return true;
  } catch (error) {
    if (error instanceof ModelSettingError) return false;
    throw error;
  }
}

/** Throws {@link ModelSettingError} that says what to set when no model of `id`, which may be a category, can be opened. */
export function requireModel(id: string, settings: ModelSettings): void {
  const models = modelsFor(id, settings);
  if (!models.some((model) => canOpenModel(model, settings))) openModel(models[0] ?? id, settings);
}

/**
 * What to offer with these settings: categories, `rules`, those of `wished` that can be opened, and suggestions.
 */
export function availableModels(settings: ModelSettings, ...wished: readonly string[]): string[] {
  const suggested = hostedProviders.flatMap((provider) => suggestions[provider].map((name) => `${provider}:${name}`));
  return [...new Set([...modelCategories, "rules", ...wished, ...suggested])].filter((id) =>
    canOpenModel(id, settings),
  );
}

function connection(id: string, provider: HostedProvider, settings: ModelSettings) {
  return { apiKey: keyFor(id, provider, settings), baseURL: hostOf(provider, settings), fetch: patientFetch };
}

function openCompatible(id: string, name: string, settings: ModelSettings): LanguageModelV4 {
  const baseURL = compatibleHost(id, settings);
  const key = settings.apiKey === "" ? {} : { apiKey: settings.apiKey };
  return createOpenAICompatible({ name: "compatible", baseURL, fetch: patientFetch, ...key })(name);
}

/** Thoughts are shown in the trajectory; models that do not think refuse the option. */
function googleOptions(name: string): Partial<LanguageModelV4CallOptions> {
  if (/^(gemini-(1|2\.0)|gemma)/.test(name)) return {};
  return { providerOptions: { google: { thinkingConfig: { includeThoughts: true } } } };
}

/** `model` with options that the engine, which knows no provider, never sets. */
function withOptions(
  model: LanguageModelV4,
  options: (params: LanguageModelV4CallOptions) => Partial<LanguageModelV4CallOptions>,
): LanguageModelV4 {
  return wrapLanguageModel({
    model,
    middleware: {
      specificationVersion: "v4",
      transformParams: async ({ params }) => ({ ...params, ...options(params) }),
    },
  });
}

/** The SDK prints warnings about options that a model ignores; they help nobody in a worker's log. */
function silenceWarnings(): void {
  globalThis.AI_SDK_LOG_WARNINGS = false;
}

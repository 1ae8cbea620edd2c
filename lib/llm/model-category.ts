import { isModelCategory, type ModelCategory } from "@/lib/contract/model-category";
import { type HostedProvider, ModelSettingError, parseModelId } from "./model-id";
import type { ModelSettings } from "./model-settings";

/** What a category is without a setting: of each provider that there is a key for, one model. */
const defaults: Readonly<Record<ModelCategory, readonly { provider: HostedProvider; name: string }[]>> = {
  best: [
    { provider: "google", name: "gemini-pro-latest" },
    { provider: "anthropic", name: "claude-opus-5-5" },
    { provider: "openai", name: "gpt-6-astra" },
  ],
  balanced: [
    { provider: "google", name: "gemini-flash-latest" },
    { provider: "anthropic", name: "claude-sonnet-5-5" },
    { provider: "openai", name: "gpt-5.4" },
  ],
};

/** Setting of each category. */
const variables: Readonly<Record<ModelCategory, string>> = {
  best: "ASSAY_MODELS_BEST",
  balanced: "ASSAY_MODELS_BALANCED",
};

/**
 * Ids of the models that are tried for `id`, in order: those of a category, or the model itself. Throws
 * {@link ModelSettingError} when a category has none.
 */
export function modelsFor(id: string, settings: ModelSettings): readonly string[] {
  if (!isModelCategory(id)) return [id];
  const models = modelsOfCategory(id, settings);
  if (models.length > 0) return models;
  throw new ModelSettingError(
    `No model is ${id} here: set ${variables[id]} to models, e.g. google:gemini-pro-latest,compatible:qwen, or give the key of a provider.`,
  );
}

/** The models of every category; empty where there are none. Throws {@link ModelSettingError} when a setting names what is no model. */
export function categoryModels(settings: ModelSettings): Record<ModelCategory, readonly string[]> {
  return { best: modelsOfCategory("best", settings), balanced: modelsOfCategory("balanced", settings) };
}

function modelsOfCategory(category: ModelCategory, settings: ModelSettings): readonly string[] {
  const given = settings.categories[category];
  if (given.length === 0) {
    return defaults[category]
      .filter(({ provider }) => settings.keys[provider] !== "")
      .map(({ provider, name }) => `${provider}:${name}`);
  }
  for (const id of given) requireModel(id, variables[category]);
  return given;
}

function requireModel(id: string, variable: string): void {
  try {
    parseModelId(id);
  } catch (error) {
    if (!(error instanceof ModelSettingError)) throw error;
    throw new ModelSettingError(`${variable}: ${error.message}`);
  }
}

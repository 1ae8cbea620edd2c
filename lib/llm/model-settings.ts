import type { ModelCategory } from "@/lib/contract/model-category";
import { trimTrailing } from "@/lib/contract/trim-trailing";
import { type HostedProvider, keyVariable, ModelSettingError } from "./model-id";

/** What the models need to know of the environment; an empty text is a setting that was not given. */
export interface ModelSettings {
  readonly keys: Readonly<Record<HostedProvider, string>>;
  /** Of the server that `compatible:` models are on, e.g. `http://127.0.0.1:11434/v1`. */
  readonly baseUrl: string;
  /** Its key; local servers need none. */
  readonly apiKey: string;
  /** Ids of the models of each category, in the order in which they are tried; an empty list leaves it to us. */
  readonly categories: Readonly<Record<ModelCategory, readonly string[]>>;
  /** Where hosted providers are, when not at their own addresses. */
  readonly hosts?: Partial<Readonly<Record<HostedProvider, string>>>;
}

const HOSTS: Readonly<Record<HostedProvider, string>> = {
  google: "https://generativelanguage.googleapis.com/v1beta",
  openai: "https://api.openai.com/v1",
  anthropic: "https://api.anthropic.com/v1",
};

/** Address of a hosted provider's API, without a slash at the end. */
export function hostOf(provider: HostedProvider, settings: ModelSettings): string {
  return trimTrailing(settings.hosts?.[provider] ?? HOSTS[provider], "/");
}

/** The key for the model `id`. Throws {@link ModelSettingError} when there is none. */
export function keyFor(id: string, provider: HostedProvider, { keys }: ModelSettings): string {
  if (keys[provider] !== "") return keys[provider];
  throw new ModelSettingError(`${id} needs a key: set ${keyVariable(id)}, or use the model rules, which needs none.`);
}

/** Address of the server of `compatible:` models. Throws {@link ModelSettingError} when there is none that can be used. */
export function compatibleHost(id: string, { baseUrl }: ModelSettings): string {
  if (baseUrl === "") {
    throw new ModelSettingError(
      `${id} needs a server: set ASSAY_MODEL_BASE_URL to its address, e.g. http://127.0.0.1:11434/v1.`,
    );
  }
  if (!URL.canParse(baseUrl) || !/^https?:$/.test(new URL(baseUrl).protocol)) {
    throw new ModelSettingError(`ASSAY_MODEL_BASE_URL is "${baseUrl}": give an http or https address.`);
  }
  return trimTrailing(baseUrl, "/");
}

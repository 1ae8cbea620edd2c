/** Providers that are reached with a key over the internet. */
export const hostedProviders = ["google", "openai", "anthropic"] as const;
export type HostedProvider = (typeof hostedProviders)[number];

/** `rules` is no provider at all; `compatible` is any server with OpenAI's API. */
export type Provider = HostedProvider | "compatible" | "rules";

export interface ModelId {
  readonly provider: Provider;
  /** As the provider names the model; empty for `rules`. */
  readonly name: string;
}

/** A model that cannot be opened as things are set; the message says what to set. */
export class ModelSettingError extends Error {
  override readonly name = "ModelSettingError";
}

const FORMS = "rules, google:<model>, openai:<model>, anthropic:<model>, compatible:<model>";

const keyVariables: Record<Exclude<Provider, "rules">, string> = {
  google: "GOOGLE_GENERATIVE_AI_API_KEY",
  openai: "OPENAI_API_KEY",
  anthropic: "ANTHROPIC_API_KEY",
  compatible: "ASSAY_MODEL_API_KEY",
};

/** Takes a model's id apart. Throws {@link ModelSettingError} that lists the forms when it has none of them. */
export function parseModelId(id: string): ModelId {
  if (id === "rules") return { provider: "rules", name: "" };
  const colon = id.indexOf(":");
  const provider = id.slice(0, Math.max(colon, 0));
  const name = id.slice(colon + 1).trim();
  if (!isKeyedProvider(provider) || name === "") {
    throw new ModelSettingError(`There is no model "${id}": a model is one of ${FORMS}.`);
  }
  return { provider, name };
}

/** The environment variable that holds the key for the model `id`. */
export function keyVariable(id: string): string {
  const { provider } = parseModelId(id);
  return provider === "rules" ? "" : keyVariables[provider];
}

function isKeyedProvider(provider: string): provider is keyof typeof keyVariables {
  return Object.hasOwn(keyVariables, provider);
}

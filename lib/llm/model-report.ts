import { modelCategories } from "@/lib/contract/model-category";
import type { ModelReport, OfferedModel, ProviderReport } from "@/lib/contract/model-report";
import { listModels, type ModelList, needOf } from "./list-models";
import { categoryModels } from "./model-category";
import { hostedProviders, type Provider, parseModelId } from "./model-id";
import type { ModelSettings } from "./model-settings";
import { availableModels, canOpenModel } from "./registry";

const providers: readonly Provider[] = ["rules", ...hostedProviders, "compatible"];

/**
 * Which providers are configured and answer, and which models there are: those of categories and of `wished`, suggestions, and what a
 * `compatible:` server lists. Asks all providers at once; takes 5 seconds at most.
 */
export async function reportModels(settings: ModelSettings, ...wished: readonly string[]): Promise<ModelReport> {
  const lists = new Map<Provider, ModelList>();
  await Promise.all(
    providers.map(async (provider) => {
      if (provider === "rules" || needOf(provider, settings) !== "") return;
      lists.set(provider, await listModels(provider, settings));
    }),
  );
  const ofCategories = categoryModels(settings);
  const served = (lists.get("compatible")?.names ?? []).map((name) => `compatible:${name}`);
  const named = [...Object.values(ofCategories).flat(), ...availableModels(settings, ...wished), ...served];
  const ids = [...new Set(named)].filter((id) => !modelCategories.some((category) => category === id));
  return {
    at: new Date().toISOString(),
    providers: providers.map((provider) => providerReport(provider, needOf(provider, settings), lists.get(provider))),
    models: ids.map((id) => offeredModel(id, settings, lists)),
    categories: modelCategories.map((category) => ({ category, models: [...ofCategories[category]] })),
  };
}

/** Ids that a worker with this report offers: categories with a model that can be opened, and such models. */
export function offeredIds({ models, categories }: ModelReport): string[] {
  const configured = new Set(models.filter((model) => model.configured).map(({ id }) => id));
  const usable = categories.filter((each) => each.models.some((id) => configured.has(id)));
  return [...usable.map(({ category }) => category), ...configured];
}

function providerReport(provider: Provider, need: string, list: ModelList | undefined): ProviderReport {
  return {
    provider,
    configured: need === "",
    need,
    server: list?.server ?? "",
    reachable: list === undefined ? null : list.names !== null,
    problem: list?.problem ?? "",
    tookMs: list?.tookMs ?? null,
    lists: list?.names?.length ?? null,
  };
}

function offeredModel(id: string, settings: ModelSettings, lists: ReadonlyMap<Provider, ModelList>): OfferedModel {
  const { provider, name } = parseModelId(id);
  const names = lists.get(provider)?.names ?? null;
  const ofCategories = categoryModels(settings);
  return {
    id,
    provider,
    configured: canOpenModel(id, settings),
    listed: names === null ? null : names.includes(name),
    categories: modelCategories.filter((category) => ofCategories[category].includes(id)),
  };
}

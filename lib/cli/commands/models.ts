import { Command } from "commander";
import { type ModelPrice, modelPrice } from "@/lib/contract/model-prices";
import { type ModelReport, modelState, providerState } from "@/lib/contract/model-report";
import { env, modelSettings } from "@/lib/env";

export function modelsCommand(): Command {
  return new Command("models")
    .description(
      "Which models the environment of this process gives, what they cost, and whether their providers answer.",
    )
    .option("--json", "print JSON", false)
    .action(async (options: { readonly json: boolean }) => {
      const { reportModels } = await import("@/lib/llm/model-report");
      const report = await reportModels(modelSettings(), env.model());
      console.log(options.json ? asJson(report) : describeReport(report, env.model()));
      process.exit(0);
    });
}

function asJson(report: ModelReport): string {
  const models = report.models.map((model) => ({ ...model, price: modelPrice(model.id) }));
  return JSON.stringify({ defaultModel: env.model(), ...report, models }, null, 2);
}

/** The report as tables for a terminal; `defaultModel` is marked. */
function describeReport(report: ModelReport, defaultModel: string): string {
  const providers = report.providers.map((provider) => [
    provider.provider,
    provider.configured ? "configured" : "not configured",
    provider.server,
    providerState(provider),
  ]);
  const categories = report.categories.map(({ category, models }) => [
    category + (category === defaultModel ? " *" : ""),
    models.length === 0 ? "no models: give the key of a provider" : models.join(", "),
  ]);
  const models = report.models.map((model) => [
    model.id + (model.id === defaultModel ? " *" : ""),
    model.categories.join(", "),
    modelState(model, report),
    priceText(modelPrice(model.id)),
  ]);
  return [
    "Providers",
    ...columns(providers),
    "",
    "Categories, models in the order in which they are tried",
    ...columns(categories),
    "",
    "Models, price in dollars per million tokens: input, from cache, output (* of jobs that wish for none)",
    ...columns(models),
  ].join("\n");
}

function priceText(price: ModelPrice | null): string {
  return price === null ? "price unknown" : `${price.input}, ${price.cached}, ${price.output}`;
}

/** Rows indented, each column as wide as its widest cell. */
function columns(rows: readonly (readonly string[])[]): string[] {
  const width = (column: number) => Math.max(0, ...rows.map((row) => row[column]?.length ?? 0));
  return rows.map((row) => `  ${row.map((cell, column) => cell.padEnd(width(column))).join("  ")}`.trimEnd());
}

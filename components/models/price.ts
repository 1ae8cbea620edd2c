import { modelPrice } from "@/lib/contract/model-prices";

/** Dollars per million tokens of a model, for a cell each; `unknown` when nobody knows. */
export function priceCells(model: string): { what: string; text: string }[] {
  const price = modelPrice(model);
  const cells = { input: price?.input, cached: price?.cached, output: price?.output };
  return Object.entries(cells).map(([what, dollars]) => ({
    what,
    text: dollars === undefined ? "unknown" : String(dollars),
  }));
}

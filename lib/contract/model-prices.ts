import type { TokenCounts } from "./job";

/** Dollars per million tokens, which is millionths of a dollar per token. */
export interface ModelPrice {
  readonly input: number;
  /** Input that the provider served from its cache. */
  readonly cached: number;
  /** Thought tokens cost the same. */
  readonly output: number;
}

const price = (input: number, cached: number, output: number): ModelPrice => ({ input, cached, output });

/*
 * List prices as we knew them in November 2026, without batch, volume and long-context rates. Only those said to be read from
 * the provider's own page were; the others are what third parties reported of it: look there before you rely on them.
 *
 * To change a price or add a model, edit or add a line: `"provider:model": price(input, cached, output)`, and start assay again.
 * The cost of a job is fixed at its end: an edit counts for jobs that end from then on, and, after `assay rollups rebuild`, for
 * those whose model had no price before.
 */
const prices: Readonly<Record<string, ModelPrice>> = {
  rules: price(0, 0, 0),

  // Not verified; the page: ai.google.dev/gemini-api/docs/pricing
  "google:gemini-2.5-pro": price(1.25, 0.125, 10),
  "google:gemini-2.5-flash": price(0.3, 0.03, 2.5),
  "google:gemini-2.5-flash-lite": price(0.1, 0.01, 0.4),
  "google:gemini-3-pro-preview": price(2, 0.2, 12),
  "google:gemini-3.1-pro-preview": price(2, 0.2, 12),
  "google:gemini-3-flash-preview": price(0.5, 0.05, 3),
  "google:gemini-3.5-flash": price(1.5, 0.15, 9),

  // Not verified; the page: developers.openai.com/api/docs/pricing
  "openai:gpt-5": price(1.25, 0.125, 10),
  "openai:gpt-5.1": price(1.25, 0.125, 10),
  "openai:gpt-5-mini": price(0.25, 0.025, 2),
  "openai:gpt-5-nano": price(0.05, 0.005, 0.4),
  "openai:gpt-5.4": price(2.5, 0.25, 15),
  "openai:gpt-5.4-mini": price(0.75, 0.075, 4.5),

  // Read from a stored copy of platform.claude.com/docs/en/about-claude/pricing
  "anthropic:claude-haiku-4-5": price(1, 0.1, 5),
  "anthropic:claude-sonnet-4-5": price(3, 0.3, 15),
  "anthropic:claude-sonnet-4-6": price(3, 0.3, 15),
  "anthropic:claude-opus-4-1": price(15, 1.5, 75),
  "anthropic:claude-opus-4-5": price(5, 0.5, 25),
  "anthropic:claude-opus-4-6": price(5, 0.5, 25),
  "anthropic:claude-opus-4-7": price(5, 0.5, 25),
  "anthropic:claude-opus-5": price(5, 0.5, 25),

  // Not verified; the same page
  "anthropic:claude-sonnet-5": price(2, 0.2, 10),
  "anthropic:claude-sonnet-5-5": price(2, 0.1, 10),
  "anthropic:claude-opus-5-5": price(4, 0.2, 20),
};

/** Of a model's name: the day of a snapshot, which costs what the model costs. */
const SNAPSHOT = /-(\d{8}|\d{4}-\d\d-\d\d)$/;

/**
 * What `tokens` of the model cost, in millionths of a dollar, rounded; null when its price is not known. `model` is an id as
 * workers take it, e.g. `google:gemini-2.5-pro`. What a `compatible:` server costs, nobody but its owner knows.
 */
export function costMicros(model: string, tokens: TokenCounts): number | null {
  const known = modelPrice(model);
  if (known === null) return null;
  const fresh = Math.max(0, tokens.input - tokens.cached);
  const said = tokens.output + tokens.thoughts;
  return Math.round(fresh * known.input + tokens.cached * known.cached + said * known.output);
}

/** The list price of a model, or null when it is not known. */
export function modelPrice(model: string): ModelPrice | null {
  return priceOf(model) ?? priceOf(model.replace(SNAPSHOT, ""));
}

function priceOf(model: string): ModelPrice | null {
  return Object.hasOwn(prices, model) ? (prices[model] ?? null) : null;
}

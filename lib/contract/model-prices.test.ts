import { expect, test } from "vitest";
import { costMicros } from "./model-prices";

const tokens = (input: number, cached: number, output: number, thoughts: number) => ({
  input,
  cached,
  output,
  thoughts,
});

test("fresh input, cached input, and output with thoughts have prices of their own", () => {
  expect(costMicros("google:gemini-2.5-pro", tokens(1_000_000, 0, 0, 0))).toBe(1_250_000);
  expect(costMicros("google:gemini-2.5-pro", tokens(1_000_000, 1_000_000, 0, 0))).toBe(125_000);
  expect(costMicros("google:gemini-2.5-pro", tokens(0, 0, 600_000, 400_000))).toBe(10_000_000);
  expect(costMicros("openai:gpt-5", tokens(1000, 400, 100, 50))).toBe(750 + 50 + 1500);
});

test("a snapshot costs what its model costs", () => {
  const used = tokens(12_000, 2_000, 300, 200);
  for (const [snapshot, model] of [
    ["anthropic:claude-sonnet-4-5-20250929", "anthropic:claude-sonnet-4-5"],
    ["openai:gpt-5-2025-08-07", "openai:gpt-5"],
  ] as const) {
    expect(costMicros(snapshot, used)).toBe(costMicros(model, used));
    expect(costMicros(snapshot, used)).toBeGreaterThan(0);
  }
});

test("rules are free, and what has no price is not", () => {
  const used = tokens(1000, 0, 1000, 0);
  expect(costMicros("rules", used)).toBe(0);
  for (const model of ["", "compatible:rules", "compatible:gpt-5", "google:unheard-of", "constructor"]) {
    expect(costMicros(model, used)).toBeNull();
  }
});

test("more cached tokens than input tokens cost no less than nothing", () => {
  expect(costMicros("openai:gpt-5", tokens(0, 1_000_000, 0, 0))).toBe(125_000);
});

import { expect, test } from "vitest";
import { contextWindow } from "./context-window";

test("a model takes what its provider documents, another one what most take, and the rules take everything", () => {
  expect(contextWindow("google:gemini-3-pro-preview")).toBe(1_048_576);
  expect(contextWindow("anthropic:claude-sonnet-4-5")).toBe(200_000);
  expect(contextWindow("compatible:qwen")).toBe(128_000);
  expect(contextWindow("best")).toBe(128_000);
  expect(contextWindow("rules")).toBe(Number.POSITIVE_INFINITY);
});

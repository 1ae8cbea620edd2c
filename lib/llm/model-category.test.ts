import { expect, test } from "vitest";
import { categoryModels, modelsFor } from "./model-category";
import type { ModelSettings } from "./model-settings";

const nothing: ModelSettings = {
  keys: { google: "", openai: "", anthropic: "" },
  baseUrl: "",
  apiKey: "",
  categories: { best: [], balanced: [] },
};

test("a model stands for itself", () => {
  expect(modelsFor("rules", nothing)).toEqual(["rules"]);
  expect(modelsFor("google:x", nothing)).toEqual(["google:x"]);
});

test("a category is one model of each provider that has a key, unless the setting says otherwise", () => {
  const keys = { google: "g", openai: "", anthropic: "a" };
  expect(categoryModels({ ...nothing, keys })).toEqual({
    best: ["google:gemini-pro-latest", "anthropic:claude-opus-5-5"],
    balanced: ["google:gemini-flash-latest", "anthropic:claude-sonnet-5-5"],
  });
  const categories = { best: ["compatible:qwen", "openai:x"], balanced: [] };
  expect(modelsFor("best", { ...nothing, keys, categories })).toEqual(["compatible:qwen", "openai:x"]);
});

test("a category without models, or with what is none, says what to set", () => {
  expect(() => modelsFor("best", nothing)).toThrow("set ASSAY_MODELS_BEST to models");
  const categories = { best: [], balanced: ["best"] };
  expect(() => modelsFor("balanced", { ...nothing, categories })).toThrow(
    'ASSAY_MODELS_BALANCED: There is no model "best"',
  );
});

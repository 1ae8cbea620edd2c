import { expect, test } from "vitest";
import { readFences } from "@/lib/contract/prompt-fence";
import { promptPlaceholders, renderPrompt } from "./prompt";

test("placeholders are listed once, in order", () => {
  expect(promptPlaceholders("{{B}} and {{A}}, {{B}}, {{ odd }}")).toEqual(["B", "A", " odd "]);
});

test("values stand in fences that can be read back, and are never expanded again", () => {
  const values = { Title: "$& {{Report}} $1", Report: "```\n{{Title}}\n```" };
  const prompt = renderPrompt("Look.\n\n{{Title}}\n\n{{Report}}\n", values);
  expect(Object.fromEntries(readFences(prompt))).toEqual(values);
});

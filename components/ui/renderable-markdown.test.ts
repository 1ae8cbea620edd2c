import { expect, test } from "vitest";
import { isRenderableMarkdown } from "./renderable-markdown";

test("explanations are Markdown, with tables, rules and code", () => {
  const text = `### Verdict\n\n- **hint-only**: \`a->b\`\n\n| a | b |\n|---|---|\n\n${"-".repeat(120)}\n\n\`\`\`c\n12: x\n\`\`\`\n`;
  expect(isRenderableMarkdown(text.repeat(20))).toBe(true);
});

test.each(["]", "[", "* ", "> ", "*", "- > ", "`"])("a flood of %j is not", (unit) => {
  expect(isRenderableMarkdown(`text\n${unit.repeat(5000)}`)).toBe(false);
});

test("neither is a text of megabytes", () => {
  expect(isRenderableMarkdown("word ".repeat(1_000_000))).toBe(false);
});

import { expect, test } from "vitest";
import { formatExplanation } from "./explanation-formatter";

const verdict = { Benign: true, Confident: false };

test("the verdict stands at the end", () => {
  expect(formatExplanation("It is fine.\r\n", verdict)).toBe("It is fine.\n\n**Benign:** yes · **Confident:** no\n");
});

test("a fence around the whole reply is taken off, one inside of it stays", () => {
  expect(formatExplanation("```markdown\nIt is.\n\n```c\nx = 1;\n```\n```", verdict)).toMatch(
    /^It is\.\n\n```c\nx = 1;\n```\n\n\*\*Benign/,
  );
  expect(formatExplanation("```c\nx = 1;\n```", verdict)).toMatch(/^```c\nx = 1;\n```\n/);
});

test("headings are lowered together, code is not touched", () => {
  const reply = "# Top\n\n```c\n# define X\n```\n\n## Below\n#hashtag";
  expect(formatExplanation(reply, verdict)).toMatch(/^### Top\n\n```c\n# define X\n```\n\n#### Below\n#hashtag\n/);
  expect(formatExplanation("### Kept\n##### Low", verdict)).toMatch(/^### Kept\n##### Low\n/);
});

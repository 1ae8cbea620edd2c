import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { Accuracy, accuracyText } from "./accuracy";
import { linkInto, linkIntoGroup } from "./stats-links";

const period = { from: "2026-01-01", to: "" };
const link = linkInto("upstream", period);
const markup = (correct: number, incorrect: number) =>
  renderToStaticMarkup(<Accuracy reviews={{ correct, incorrect }} link={link} />);

test("a share comes with its interval, and with few reviews not at all", () => {
  expect(accuracyText({ correct: 93, incorrect: 14 })).toBe("87 % (79–92 %)");
  expect(accuracyText({ correct: 20, incorrect: 0 })).toBe("100 % (84–100 %)");
  expect(accuracyText({ correct: 12, incorrect: 0 })).toBe("insufficient (12 reviewed)");
  expect(accuracyText({ correct: 19, incorrect: 1 })).toBe("95 % (76–99 %)");
  expect(accuracyText({ correct: 0, incorrect: 0 })).toBe("–");
});

test("the reviewed jobs are a link away", () => {
  expect(markup(93, 14)).toContain('href="/upstream/ai?correct=correct&amp;from=2026-01-01"');
  expect(markup(93, 14)).toContain('href="/upstream/ai?correct=incorrect&amp;from=2026-01-01"');
  expect(markup(93, 0)).not.toContain("correct=incorrect");
  expect(markup(0, 0)).toContain("not reviewed");
});

test("jobs without what they are grouped by have no list", () => {
  const group = (key: string) =>
    linkIntoGroup(link, "model", {
      key,
      finished: 1,
      failed: 0,
      aborted: 0,
      correct: 0,
      incorrect: 0,
      durationMs: 0,
      tokens: { input: 0, output: 0, thoughts: 0, cached: 0 },
      costMicros: 0,
      unpriced: 0,
      flags: [],
    });
  expect(group("")({ state: "failed" })).toBeNull();
  expect(group("openai:gpt-5")({ state: "failed" })).toBe(
    "/upstream/ai?state=failed&model=openai%3Agpt-5&from=2026-01-01",
  );
});

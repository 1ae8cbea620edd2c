import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { Accuracy, accuracyText } from "./accuracy";
import { linkInto } from "./stats-links";

const period = { from: "2026-01-01", to: "" };
const link = linkInto({ namespace: "upstream", only: {} }, period);
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

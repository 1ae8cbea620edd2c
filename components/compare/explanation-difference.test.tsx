import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { ExplanationDifference } from "./explanation-difference";

const markup = (a: string, b: string) => renderToStaticMarkup(<ExplanationDifference a={a} b={b} />);

test("words of one side are marked, and long equal stretches cut", () => {
  const shared = "The flag is only a hint. ".repeat(200);
  const html = markup(`${shared}So it is benign.`, `${shared}So it is harmful.`);
  expect(html).toContain("<del>benign</del><ins>harmful</ins>");
  expect(html).toMatch(/… [\d,]+ equal characters …/);
  expect(html.length).toBeLessThan(2000);
});

test("texts without likeness stand side by side, as text, and cut", () => {
  const html = markup("<img onerror=x>\0".repeat(100_000), "y\n".repeat(100_000));
  expect(html).not.toContain("<img");
  expect(html).toContain("too long or too different");
  expect(html).toContain("cut: 1,600,000 characters");
  expect(html.length).toBeLessThan(60_000);
});

test("equal and absent explanations say so", () => {
  expect(markup("", "")).toContain("Neither job has an explanation");
  expect(markup("x", "x")).toContain("They are the same");
});

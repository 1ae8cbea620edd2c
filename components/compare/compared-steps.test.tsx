import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { spanLine } from "@/lib/testing/span-rows";
import { alignSteps } from "@/lib/trajectory/align-steps";
import { ComparedSteps } from "./compared-steps";

const [a, b] = ["6bbe9164-dfbf-48af-bb2d-6d186245e810", "0a1b2c3d-dfbf-48af-bb2d-6d186245e810"];
const run = (count: number, summary: (seq: number) => string) =>
  Array.from({ length: count }, (_, seq) => spanLine(seq, { type: "tool", name: "grepper", summary: summary(seq) }));

function markup(left: number, right: number, differs: (seq: number) => boolean, from = 0): string {
  const alignment = alignSteps(
    run(left, (seq) => `${seq} <b>\u202e`),
    run(right, (seq) => (differs(seq) ? `other ${seq} ${"x".repeat(150)}` : `${seq} <b>\u202e`)),
  );
  return renderToStaticMarkup(
    <ComparedSteps a={a} b={b} alignment={alignment} from={from} unfolded={null} left={{ a: 5, b: 0 }} />,
  );
}

test("the first step that differs is marked once and leads to both spans", () => {
  const html = markup(30, 30, (seq) => seq === 10 || seq === 20);
  expect(html.match(/id="first-difference"/g)).toHaveLength(1);
  expect(html).toContain('href="#first-difference"');
  const first = html.slice(html.indexOf('id="first-difference"'));
  expect(first).toContain(`/ai_job?id=${a}&amp;span=10`);
  expect(first).toContain(`/ai_job?id=${b}&amp;span=10`);
  expect(html).toContain("8 equal steps");
  expect(html).toContain("28 steps in common, 2 different");
  expect(html).toContain("5 more of A and 0 more of B are not");
});

test("unfolding stays on the page of the fold", () => {
  const differs = (seq: number) => seq < 130 || seq > 160;
  expect(markup(170, 170, differs, 100)).toContain(`?a=${a}&amp;b=${b}&amp;from=100&amp;unfolded=132#steps`);
  expect(markup(30, 30, (seq) => seq === 10)).toContain("from=0&amp;unfolded=0#steps");
});

test("what a step says is text", () => {
  const html = markup(3, 3, () => false);
  expect(html).not.toContain("<b>");
  expect(html).not.toContain("\u202e");
  expect(html).toContain("Both took the same 3 steps");
});

test("two runs of 2,000 steps without likeness are a light page, and all lines can be reached", () => {
  const html = markup(2000, 2000, () => true);
  expect(html.length).toBeLessThan(100_000);
  expect(html).toContain("too little in common");
  expect(html).toContain("1,900 more lines");
  expect(markup(2000, 2000, () => true, 1900)).toContain("A 1999");
});

import { expect, test } from "vitest";
import type { CheckedClaim } from "@/lib/contract/evidence";
import { emptySpan, type Span } from "@/lib/contract/span";
import { parseExplanationCase } from "./explanation-case";
import { judgeEvidence } from "./judge-evidence";

const one = parseExplanationCase(
  "one",
  "plant: b\nline-ends: crlf\n\n«foo_bar» calls ‹baz_qux›\nand ⟨kfree_rcu⟩ {c:4}\n",
  {
    c: "abcdef",
  },
);

function claim(text: string, support: CheckedClaim["support"]): CheckedClaim {
  const start = one.explanation.indexOf(text);
  return { kind: "name", text, start, end: start + text.length, support };
}
const none = { kind: "none", reason: "" } as const;
const span = (seq: number, given: Partial<Span>): Span => ({
  ...{ ...emptySpan, seq, parent: 0, nesting: 1, type: "tool", name: "read-file", step: null },
  ...{ started: "2026-01-02T00:00:00Z", finished: "2026-01-02T00:00:01Z", ...given },
});

test("the marks are taken out, and commits and line ends put in", () => {
  expect(one.explanation).toBe("\r\nfoo_bar calls baz_qux\r\nand kfree_rcu abcd\r\n");
  expect(one.marks.map(({ truth, start, end }) => [truth, one.explanation.slice(start, end)])).toEqual([
    ["true", "foo_bar"],
    ["false", "baz_qux"],
    ["open", "kfree_rcu"],
  ]);
  expect(() => parseExplanationCase("none", "a: b\n\n«x»", {})).toThrow("none needs one false citation.");
});

test("what is marked is found, wrong or open", () => {
  const claims = [claim("foo_bar", none), claim("baz_qux", none), claim("kfree_rcu", none)];
  const judged = judgeEvidence(one, claims, []);
  expect(judged).toMatchObject({ isFound: true, trueParts: 1, linkedParts: 0, openMarked: 1 });
  expect(judged.wrong.map(({ text }) => text)).toEqual(["foo_bar"]);
  expect(judgeEvidence(one, [], []).isFound).toBe(false);
});

test("a link is dead without its span, with one that failed, of a model, or that holds something else", () => {
  const linked = [claim("foo_bar", { kind: "span", seq: 1 })];
  const results = '{"Text":"foo_bar"}';
  const dead = (spans: Span[]) => judgeEvidence(one, linked, spans).dead.length;
  expect(dead([span(1, { results })])).toBe(0);
  expect(dead([span(2, { results })])).toBe(1);
  expect(dead([span(1, { results, error: "failed" })])).toBe(1);
  expect(dead([span(1, { results, type: "llm" })])).toBe(1);
  expect(dead([span(1, { results: '{"Text":"other"}' })])).toBe(1);
});

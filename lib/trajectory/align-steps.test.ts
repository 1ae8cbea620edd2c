import { expect, test } from "vitest";
import type { SpanLine } from "@/lib/contract/span-columns";
import { spanLine } from "@/lib/testing/span-rows";
import { type AlignedStep, alignSteps } from "./align-steps";

const tool = (seq: number, summary: string, given: Partial<SpanLine> = {}) =>
  spanLine(seq, { type: "tool", name: "grepper", summary, ...given });
const run = (...summaries: string[]) => summaries.map((summary, seq) => tool(seq, summary));
const shown = ({ steps }: { steps: readonly AlignedStep[] }) =>
  steps.map(({ same, a, b }) => `${a?.summary ?? "-"}${same ? "=" : "|"}${b?.summary ?? "-"}`);

test("steps that are in both share a line, others stand beside each other", () => {
  expect(shown(alignSteps(run("a", "b", "c", "d"), run("a", "x", "y", "c", "e")))).toEqual([
    "a=a",
    "b|x",
    "-|y",
    "c=c",
    "d|e",
  ]);
  expect(shown(alignSteps(run("a", "b", "c"), run("c")))).toEqual(["a|-", "b|-", "c=c"]);
  expect(shown(alignSteps(run("c"), run("a", "c", "b")))).toEqual(["-|a", "c=c", "-|b"]);
  expect(shown(alignSteps([], run("a")))).toEqual(["-|a"]);
  expect(alignSteps([], [])).toEqual({ steps: [], complete: true });
});

test("no step of either side is lost, and the order of each stays", () => {
  let state = 7;
  const random = (n: number) => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return state % n;
  };
  for (let round = 0; round < 200; round++) {
    const a = run(...Array.from({ length: random(12) }, () => "abc"[random(3)] ?? ""));
    const b = run(...Array.from({ length: random(12) }, () => "abc"[random(3)] ?? ""));
    const { steps } = alignSteps(a, b);
    expect(steps.flatMap((step) => step.a ?? [])).toEqual(a);
    expect(steps.flatMap((step) => step.b ?? [])).toEqual(b);
    for (const { same, a: left, b: right } of steps) if (same) expect(left?.summary).toBe(right?.summary);
  }
});

test("a model's words make no difference where it calls the same tools, a container's verdict none at all", () => {
  const llm = (summary: string, toolCalls: string[] | null) => [
    spanLine(1, { type: "llm", name: "expert", summary, toolCalls }),
  ];
  expect(alignSteps(llm("I look.", ["grepper"]), llm("Let me see.", ["grepper"])).steps[0]?.same).toBe(true);
  expect(alignSteps(llm("I look.", ["grepper"]), llm("I look.", ["read-file"])).steps[0]?.same).toBe(false);
  expect(alignSteps(llm("Benign.", null), llm("Harmful.", null)).steps[0]?.same).toBe(false);
  const flow = (summary: string) => [spanLine(0, { summary })];
  expect(alignSteps(flow("Benign ✅"), flow("Benign ❌")).steps[0]?.same).toBe(true);
});

test("a step that failed is not the same as one that did not", () => {
  expect(alignSteps([tool(0, "x")], [tool(0, "x", { failed: true })]).steps[0]?.same).toBe(false);
});

test("trajectories with nothing in common stand beside each other in their order", () => {
  const many = (prefix: string) => run("same", ...Array.from({ length: 2000 }, (_, n) => `${prefix}${n}`));
  const { steps, complete } = alignSteps(many("a"), many("b"));
  expect(complete).toBe(false);
  expect(steps.length).toBe(2001);
  expect(steps[0]?.same).toBe(true);
  expect(steps.slice(1).some(({ same }) => same)).toBe(false);
});

test("200,000 steps that are the same are put beside each other", () => {
  const steps = Array.from({ length: 200_000 }, (_, seq) => tool(seq, "a"));
  expect(alignSteps(steps, steps).steps).toHaveLength(steps.length);
});

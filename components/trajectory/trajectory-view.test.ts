import { expect, test } from "vitest";
import { readTrajectoryView, type TrajectoryView, viewInUrl } from "./trajectory-view";

const PAGE = "http://localhost:3000/ai_job?id=1";

const view: TrajectoryView = {
  selected: 6,
  closed: new Set([9, 4]),
  filter: { types: new Set(["tool", "llm"]), tools: new Set(["read-file", "a~b"]), failed: true },
  find: "tcp_poll & <b>",
  zoom: { from: 1000, to: 2500 },
  report: true,
};

const queryOf = (href: string) => Object.fromEntries(new URL(href).searchParams);

test("a view survives its way through the address", () => {
  const plain = { ...view, filter: { ...view.filter, tools: new Set(["read-file", "grepper"]) } };
  expect(readTrajectoryView(queryOf(viewInUrl(plain, PAGE)))).toEqual(plain);
});

test("a view as it is at first leaves the address alone, and clears what was there", () => {
  const first = readTrajectoryView({});
  expect(viewInUrl(first, PAGE)).toBe(PAGE);
  expect(viewInUrl(first, viewInUrl(view, PAGE))).toBe(PAGE);
});

test("what is malformed counts as not set", () => {
  const odd = { span: "-1", closed: "x.4", types: "tool~nothing", zoom: "9-3", find: ["a\0b", "c"], failed: "yes" };
  expect(readTrajectoryView(odd)).toEqual({
    ...readTrajectoryView({}),
    closed: new Set([4]),
    filter: { types: new Set(["tool"]), tools: new Set(), failed: false },
    find: "ab",
  });
});

test("an address does not grow without end", () => {
  const closed = new Set(Array.from({ length: 5000 }, (_, seq) => seq));
  expect(viewInUrl({ ...view, closed }, PAGE).length).toBeLessThan(2000);
});

import { expect, test } from "vitest";
import { selectRange } from "./select-range";

const all = ["a", "b", "c", "d"];
const select = (selected: string[], from: string | null, to: string) => [
  ...selectRange(all, new Set(selected), { from, to }),
];

test("one is turned round", () => {
  expect(select([], null, "b")).toEqual(["b"]);
  expect(select(["a", "b"], null, "b")).toEqual(["a"]);
});

test("a range becomes what its end becomes, in both directions, from wherever there is", () => {
  expect(select(["a"], "a", "c")).toEqual(["a", "b", "c"]);
  expect(select(["d"], "d", "b").sort()).toEqual(["b", "c", "d"]);
  expect(select(all, "a", "c")).toEqual(["d"]);
  expect(select([], "gone", "c")).toEqual(["c"]);
});

import { expect, test } from "vitest";
import { gathered } from "./query";

test("a query may name what every object has", () => {
  const query = new URLSearchParams("constructor=1&toString=2&__proto__=3&a=4&constructor=5");
  expect(Object.entries(gathered(query))).toEqual([
    ["constructor", ["1", "5"]],
    ["toString", ["2"]],
    ["__proto__", ["3"]],
    ["a", ["4"]],
  ]);
});

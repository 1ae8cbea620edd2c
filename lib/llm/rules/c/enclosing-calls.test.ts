import { expect, test } from "vitest";
import { enclosingCalls } from "./enclosing-calls";

test.each([
  ["if (time_after(now, READ_ONCE(x->HERE)))", ["READ_ONCE", "time_after", "if"]],
  ["f(g(a), HERE)", ["f"]],
  ["f((HERE))", ["f"]],
  ["f(a[g(1)] + b[HERE])", ["f"]],
  ["f(a); HERE", []],
  ["HERE", []],
])("%s", (code, expected) => {
  expect(enclosingCalls(code, code.indexOf("HERE"))).toEqual(expected);
});

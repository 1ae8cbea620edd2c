import { expect, test } from "vitest";
import { comparedValues } from "./compared-values";

test("values stand under their names, and those of one job alone differ", () => {
  expect(comparedValues('{"Benign":true,"Count":1,"Only":"a"}', '{"Count":1,"Benign":false,"New":[1]}')).toEqual([
    { name: "Benign", a: "true", b: "false", same: false },
    { name: "Count", a: "1", b: "1", same: true },
    { name: "Only", a: "a", b: null, same: false },
    { name: "New", a: null, b: "[1]", same: false },
  ]);
});

test("large numbers differ in their last digit, and a text is no number", () => {
  const same = (a: string, b: string) => comparedValues(`{"x":${a}}`, `{"x":${b}}`)[0]?.same;
  expect(same("9007199254740993", "9007199254740992")).toBe(false);
  expect(same("9007199254740993", "9007199254740993")).toBe(true);
  expect(same('"1"', "1")).toBe(false);
  expect(same('"\\u0000"', '"\\u0000"')).toBe(true);
});

test("what is no object has no values", () => {
  expect(comparedValues("", "nonsense")).toEqual([]);
});

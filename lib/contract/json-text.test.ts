import { expect, test } from "vitest";
import { jsonObject, parseJsonText, toJsonText } from "./json-text";

test.each([
  ["an integer over 2^53", '{"n":9007199254740993}'],
  ["a fraction with more digits than a double", '{"n":0.1234567890123456789}'],
  ["NUL", '{"s":"a\\u0000b"}'],
  ["an ordinary object", '{"a":[1,true,null,"x"],"b":{}}'],
])("%s comes out as it went in", (_what, text) => {
  expect(toJsonText(parseJsonText(text))).toBe(text);
});

test("ordinary numbers are numbers", () => {
  expect(parseJsonText('{"n":42,"f":0.5}')).toEqual({ n: 42, f: 0.5 });
});

test.each(["", "[1]", "null", "12345678901234567890", "{broken"])("jsonObject takes %j for an empty object", (text) => {
  expect(jsonObject(text)).toEqual({});
});

test("malformed JSON is refused with the place", () => {
  expect(() => parseJsonText('{"a":}')).toThrow(/position 5/);
});

import { expect, test } from "vitest";
import { trimTrailing } from "./trim-trailing";

test("only the run at the end goes", () => {
  expect(trimTrailing("\n\na\n\nb\n\n", "\n")).toBe("\n\na\n\nb");
  expect(trimTrailing("a", "\n")).toBe("a");
  expect(trimTrailing("///", "/")).toBe("");
  expect(trimTrailing("", "/")).toBe("");
});

test("long runs elsewhere cost nothing", () => {
  const text = `${"\n".repeat(2_000_000)}x`;
  expect(trimTrailing(text, "\n")).toBe(text);
});

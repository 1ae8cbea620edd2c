import { expect, test } from "vitest";
import { plainSummary, shortName } from "./step-text";

test("a line has the words without the marks of Markdown", () => {
  expect(plainSummary("**Benign**: I look up `struct tether_sock`, at a * b")).toBe(
    "Benign: I look up struct tether_sock, at a * b",
  );
});

test("only tools lose what nearly all of them begin with", () => {
  expect(shortName({ type: "tool", name: "codesearch-file-index" })).toBe("file-index");
  expect(shortName({ type: "tool", name: "my-codesearch-index" })).toBe("my-codesearch-index");
  expect(shortName({ type: "action", name: "codesearch-prepare" })).toBe("codesearch-prepare");
});

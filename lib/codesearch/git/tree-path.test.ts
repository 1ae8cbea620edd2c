import { expect, test } from "vitest";
import { CodeQueryError } from "@/lib/codesearch/code-index";
import { treePath } from "./tree-path";

test.each([
  ["net/ipv4/tcp.c", "net/ipv4/tcp.c"],
  ["./net//ipv4/", "net/ipv4"],
  ["", ""],
  [".", ""],
  ["-rf", "-rf"],
  ["a b/ü.c", "a b/ü.c"],
  ["net/..hidden", "net/..hidden"],
])("%j is %j", (path, confined) => {
  expect(treePath(path)).toBe(confined);
});

test.each(["/etc/passwd", "../x", "net/../../x", "net/..", ":(top)x", ":!x", "a\nb", "a\0b", "x".repeat(5000)])(
  "%j is refused",
  (path) => {
    expect(() => treePath(path)).toThrow(CodeQueryError);
  },
);

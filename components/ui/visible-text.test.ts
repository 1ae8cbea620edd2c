import { expect, test } from "vitest";
import { visibleLine, visibleText } from "./visible-text";

test("terminal sequences go away", () => {
  expect(visibleText("\x1b[1;31mBUG\x1b[0m: \x1b]0;title\x07x\x1b]8;;http://a\x1b\\y\x1bc")).toBe("BUG: xy");
});

test("control characters become their codes; tabs and newlines stay", () => {
  expect(visibleText("a\0b\x07c\td\ne\x7f")).toBe("a⟨U+0000⟩b⟨U+0007⟩c\td\ne⟨U+007F⟩");
});

test("an escape that ends nowhere is shown", () => {
  expect(visibleText("a\x1b")).toBe("a⟨U+001B⟩");
});

test("line ends are one kind; a lone return is shown", () => {
  expect(visibleText("a\r\nb\rc")).toBe("a\nb⟨U+000D⟩c");
});

test("text cannot run backwards or hide", () => {
  expect(visibleText("user\u202Ecod.exe\u2066x\u200B\uFEFF")).toBe("user⟨U+202E⟩cod.exe⟨U+2066⟩x⟨U+200B⟩⟨U+FEFF⟩");
  expect(visibleText("\u{E0041}")).toBe("⟨U+E0041⟩");
});

test("half characters become the replacement character, whole ones stay", () => {
  expect(visibleText("\ud83d 😀 \udc00")).toBe("\ufffd 😀 \ufffd");
});

test("other languages and joined emoji stay as they are", () => {
  expect(visibleText("日本語 עברית 👩‍💻")).toBe("日本語 עברית 👩‍💻");
});

test("a title is one line", () => {
  expect(visibleLine("  KASAN:\n\tuse-after-free \0 ")).toBe("KASAN: use-after-free ⟨U+0000⟩");
});

import { expect, test } from "vitest";
import { IdentifierScanner } from "./identifier-scanner";
import { hashName } from "./name-hash";

const scanner = new IdentifierScanner();

/** Those of `candidates` that the text holds. */
function held(text: string, candidates: readonly string[]): string[] {
  const hashes = new Set(scanner.scan(Buffer.from(text, "latin1")));
  return candidates.filter((name) => hashes.has(hashName(Buffer.from(name), 0, name.length)));
}

/** The words of a text as a person would see them. */
function words(text: string): string[] {
  return [...new Set(text.match(/[A-Za-z_]\w*/g))];
}

test.each([
  ["int first = second(third, 4);", "first second third"],
  ["a /* b */ c // d\ne", "a c e"],
  ["a /* b * / c **/ d /*/ e */ f", "a d f"],
  ["a // b \\\n c\nd", "a d"],
  ["/* never closed b", ""],
  ['x = "quoted \\" text" y;', "x y"],
  ['x = "not closed\ny;', "x y"],
  ['x = "over \\\n lines" y;', "x y"],
  ["c = 'q' + d + '\\'' + e + '\\x41' + f;", "c d e f"],
  ["0x1fUL 12abc x1", "x1"],
  ["# define NAME(arg) #arg other", "NAME arg other"],
  ["#include <some/path.h>\nafter", "after"],
  ["#include MACRO_PATH /* b\n c */ d", "d"],
  ['#error do not "use this\nafter', "after"],
  ["#if defined(CONFIG_A) && B > 2\nstatic int x;\n#endif", "CONFIG_A B x"],
  ["struct one { unsigned long two; };", "one two"],
  ["mov $label, %eax", "mov label eax"],
  ["it isn't what it's called", "it isn t what s called"],
])("%j holds: %s", (text, expected) => {
  expect(held(text, words(text))).toEqual(expected.split(" ").filter(Boolean));
});

test("each identifier is told once, also where there are many", () => {
  const names = Array.from({ length: 20_000 }, (_, i) => `name_${i}`);
  const text = `${names.join(" ")} ${names.join(" ")} int int`;
  expect(scanner.scan(Buffer.from(text))).toHaveLength(names.length);
  expect(held(text, names)).toHaveLength(names.length);
  expect(held("name_1", ["name_1", "name_2"])).toEqual(["name_1"]);
});

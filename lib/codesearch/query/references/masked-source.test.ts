import { expect, test } from "vitest";
import { maskedSource } from "./masked-source";

function masked(text: string): string {
  return maskedSource(Buffer.from(text, "latin1")).toString("latin1");
}

test.each([
  ["a /* b\n c */ d", "a     \n      d"],
  ["a // b\nc", "a     \nc"],
  ["a // b \\\n still\nc", "a       \n      \nc"],
  ['f("x\\"y", \'"\', z)', "f(      ,    , z)"],
  ["#error don't\nint a;", "#error don  \nint a;"],
  ['"no end\nint a;', "       \nint a;"],
  ["# include <net/sock.h>\n#define sock 1", "                      \n#define sock 1"],
  ["a / b", "a / b"],
  ['/* "x" */ y "/* " z', "          y       z"],
  ["/* no end", "         "],
  ['"\\', "  "],
  ["/", "/"],
])("%j", (text, expected) => {
  expect(masked(text)).toBe(expected);
});

test("nothing moves, whatever the bytes", () => {
  let seed = 7;
  const next = () => {
    seed = (seed * 1103515245 + 12345) & 0x7fffffff;
    return seed >> 8;
  };
  const alphabet = Buffer.from("/*\"'\\\n# ab", "latin1");
  for (let round = 0; round < 200; round++) {
    const source = Buffer.from(Array.from({ length: 300 }, () => alphabet[next() % alphabet.length] ?? 0));
    const result = maskedSource(source);
    expect(result).toHaveLength(source.length);
    for (const [i, byte] of result.entries()) if (byte !== 32) expect(byte).toBe(source[i]);
  }
});

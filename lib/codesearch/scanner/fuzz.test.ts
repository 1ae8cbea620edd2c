import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { Random } from "@/lib/cli/seed-load/random";
import { hostileText } from "@/lib/testing/hostile-c";
import { scanComplaint } from "@/lib/testing/scan-complaints";

/*
 * The scanner reads what a repository holds, and a repository may hold anything: it never throws, its work is linear in
 * the bytes (steps are counted, not seconds), and the lines that it gives are there and hold the name.
 * bench/fuzz-scanner.ts does the same for as long as one likes, over a real kernel.
 */

const TEXTS = 2_500;

function corpus(): [Buffer, ...Buffer[]] {
  const folder = path.resolve(import.meta.dirname, "../testdata/source");
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) =>
    /\.[chS](\.\w+)?$/.test(name),
  );
  const [first, ...rest] = names.sort().map((name) => readFileSync(path.join(folder, name)));
  if (first === undefined) throw new Error(`${folder} holds no sources.`);
  return [first, ...rest];
}

test("hostile texts: cut, spliced, damaged, repeated, jumbled", () => {
  const files = corpus();
  const random = new Random("scanner");
  const complaints: string[] = [];
  for (let i = 0; i < TEXTS; i++) {
    const text = hostileText(random.fork(i), files);
    const complaint = scanComplaint(text, i % 8 === 0 ? "x.S" : "x.c");
    if (complaint !== null)
      complaints.push(`text ${i}: ${complaint}\n${JSON.stringify(text.toString("latin1").slice(0, 300))}`);
  }
  expect(complaints).toEqual([]);
}, 60_000);

const MANY = 4_000;

test.each<[string, string]>([
  ["a condition after every word", `${"a ".repeat(MANY)}${"\n#if x\n#else\n#endif".repeat(MANY)}`],
  ["conditions within conditions", `a b${"\n#if x".repeat(MANY)}${"\n#else\n#endif".repeat(MANY)}`],
  ["conditions deep within structs", `${"struct{".repeat(MANY)}${"\n#if x\n#endif".repeat(MANY)}`],
  ["structs within structs", "struct{int a;".repeat(MANY)],
  ["groups within groups", `struct x {${"struct_group(a,int b;".repeat(MANY)}`],
  ["names that may be groups", `struct x {${"s;".repeat(MANY)}`],
  ["attributes without end", `int a ${"__init ".repeat(MANY)}b;`],
  ["attribute calls without end", `AA(b) ${"__aligned(4) ".repeat(MANY)}{`],
  ["comments behind a directive", `#define x ${"/**/".repeat(MANY)}`],
  ["braces in a function", `f(){${"{".repeat(MANY)}${"a{".repeat(MANY)}`],
  ["braces in a value", `int a=${"{".repeat(MANY)}`],
  ["strings and braces", `${'""'.repeat(MANY)}${"{".repeat(MANY)}`],
  ["assembly macros that do not end", ".macro x\n".repeat(MANY)],
  ["one long word", "a".repeat(MANY * 5)],
  ["a long word of an attribute's family", `int __init${"a".repeat(MANY)} b;`],
])("linear work: %s", (_, text) => {
  expect(scanComplaint(Buffer.from(text), "x.c")).toBeNull();
});

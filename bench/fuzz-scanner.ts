import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { Random } from "@/lib/cli/seed-load/random";
import { hostileText } from "@/lib/testing/hostile-c";
import { scanComplaint, shrunk } from "@/lib/testing/scan-complaints";

/*
 * Reads hostile texts with the scanner and prints what goes wrong, each kind once and made short:
 *   npx tsx bench/fuzz-scanner.ts [--tree FOLDER] [--seconds 60] [--seed 1]
 * Texts are cut and spliced from the C and assembly files of FOLDER (a kernel tree; by default the shipped sample); each file itself is
 * read too.
 */

const { values } = parseArgs({
  options: {
    tree: { type: "string", default: path.resolve(import.meta.dirname, "../lib/kernel/sample/tree") },
    seconds: { type: "string", default: "60" },
    seed: { type: "string", default: "1" },
  },
});
const MOST_FILES = 4_000;
const LARGEST_FILE = 200_000;
const LONGEST_TO_SHRINK = 40_000;

const random = new Random(values.seed);
const known = new Set<string>();

function sourceFiles(folder: string): string[] {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => /\.[chS]$/.test(name));
  return names.map((name) => path.join(folder, name));
}

/** Prints what is wrong with a text, unless the like of it was printed. */
function look(text: Buffer, file: string, origin: string): void {
  const complaint = scanComplaint(text, file);
  if (complaint === null) return;
  const kind = (words: string | null) => words?.replace(/\d+/g, "N").split(":")[0] ?? "";
  const short =
    text.length > LONGEST_TO_SHRINK
      ? text
      : shrunk(text, (part) => kind(scanComplaint(part, file)) === kind(complaint));
  const shown = short.toString("latin1").slice(0, 600);
  const key = `${kind(complaint)} ${shown.replace(/\w+/g, "w").slice(0, 60)}`;
  if (known.has(key)) return;
  known.add(key);
  console.log(`${origin}: ${scanComplaint(short, file)}\n  ${JSON.stringify(shown)}`);
}

const files = sourceFiles(values.tree);
const picked = Array.from(
  { length: Math.min(MOST_FILES, files.length) },
  () => files[random.int(0, files.length - 1)] ?? "",
);
const [first = Buffer.from("int a;\n"), ...rest] = [...new Set(picked)]
  .map((file) => readFileSync(file))
  .filter(({ length }) => length <= LARGEST_FILE);
for (const file of new Set(picked)) look(readFileSync(file), file, file);
console.log(`${picked.length} files were read as they are.`);

const end = performance.now() + Number(values.seconds) * 1000;
let texts = 0;
for (; performance.now() < end; texts++) {
  const text = hostileText(random.fork(texts), [first, ...rest]);
  look(text, texts % 8 === 0 ? "x.S" : "x.c", `seed ${values.seed}, text ${texts}`);
}
console.log(`${texts} hostile texts were read; ${known.size} kinds of complaints.`);

import { readFileSync } from "node:fs";
import path from "node:path";
import type { CodeIndex } from "@/lib/codesearch/code-index";
import { openCodeIndex } from "@/lib/codesearch/open-index";

/*
 * Opens an index whose cache is empty and asks it, as a process of its own: <gitDir> <commit> <cacheDir> <file with names>
 * <first name>. Prints the milliseconds of each answer: from the first name on while the index is built, and of all names once
 * it is ready.
 */

/** What is asked of a name. A question added here is measured and printed like the others. */
const questions: Readonly<Record<string, (index: CodeIndex, name: string) => Promise<unknown>>> = {
  definition: (index, name) => index.findDefinition(name, ""),
  "uses in the folder that defines it": usesNearby,
};

async function usesNearby(index: CodeIndex, name: string): Promise<unknown> {
  const { best } = await index.findDefinition(name, "");
  const pathPrefix = path.dirname(best?.path ?? "");
  const wanted = { contextFile: "", limit: 50, contextLines: 0, withDeclarations: false };
  return index.findReferences({ ...wanted, name, pathPrefix });
}

const LONGEST_BUILD_MS = 600_000;

const [gitDir = "", commit = "", cacheDir = "", namesFile = "", first = "0"] = process.argv.slice(2);
const names = readFileSync(namesFile, "utf8").split("\n");
const index = await openCodeIndex({ gitDir, commit, cacheDir });

async function milliseconds(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

const before: number[] = [];
for (const name of names.slice(Number(first))) {
  const took = await milliseconds(() => index.findDefinition(name, ""));
  before.push(took);
  if (index.progress().state !== "building") break;
}
await index.settle(LONGEST_BUILD_MS);
const after: Record<string, number[]> = {};
for (const [question, ask] of Object.entries(questions)) {
  const times: number[] = [];
  for (const name of names) times.push(await milliseconds(() => ask(index, name)));
  after[question] = times;
}
console.log(JSON.stringify({ before, after }));
process.exit(0);

import { writeFileSync } from "node:fs";
import path from "node:path";
import { measured } from "./commands";
import { tagsByFile } from "./ctags-output";
import type { KernelSource } from "./kernel-source";
import { milliseconds, quantile, table } from "./table";

const NAMES = 1000;
/** How often the index is opened with an empty cache, to be asked while it is built. */
const STARTS = 4;
const asker = path.join(import.meta.dirname, "ask-names.ts");

/** Numbers from 0 to 1 that are the same in every run (xorshift). */
function* fixedNumbers(seed: number): Generator<number> {
  let state = seed;
  for (;;) {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    yield (state >>> 0) / 2 ** 32;
  }
}

/** Names of functions, aggregates, typedefs and variables of the tree, by ctags; the same ones in every run. */
async function randomNames(tagsFile: string): Promise<string[]> {
  const all = new Set<string>();
  for await (const { tags } of tagsByFile(tagsFile)) {
    for (const { kind, name } of tags) if (kind !== "m" && kind !== "e" && kind !== "d") all.add(name);
  }
  const names = [...all].sort();
  const numbers = fixedNumbers(20_260_101);
  return Array.from({ length: NAMES }, () => names[Math.floor((numbers.next().value ?? 0) * names.length)] ?? "");
}

/** Latencies of questions about random names, before and after the index is ready, as Markdown. */
export async function queryTimes({ gitDir, commit }: KernelSource, tagsFile: string, scratch: string): Promise<string> {
  const namesFile = path.join(scratch, "names");
  writeFileSync(namesFile, (await randomNames(tagsFile)).join("\n"));
  const first: number[] = [];
  const before: number[] = [];
  let after: Record<string, number[]> = {};
  for (let start = 0; start < STARTS; start++) {
    console.error(`questions, start ${start + 1}`);
    const cacheDir = path.join(scratch, `asked-${start}`);
    const from = String((start * NAMES) / STARTS);
    const program = [process.execPath, "--import", "tsx", asker, gitDir, commit, cacheDir, namesFile, from];
    const told = JSON.parse((await measured(program)).output);
    first.push(told.before[0]);
    before.push(...told.before);
    after = told.after;
  }
  const rows = [
    [`the first question after a start, empty cache (${STARTS} starts)`, ...latencies(first)],
    [`definition, while the index is built (${before.length} questions in ${STARTS} starts)`, ...latencies(before)],
    ...Object.entries(after).map(([question, times]) => [
      `${question}, index ready (${times.length} names)`,
      ...latencies(times),
    ]),
  ];
  return table(["", "median", "95 %", "longest"], rows);
}

function latencies(times: readonly number[]): string[] {
  return [quantile(times, 0.5), quantile(times, 0.95), Math.max(...times)].map(milliseconds);
}

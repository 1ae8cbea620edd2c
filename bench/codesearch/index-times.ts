import { readdirSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { isInstalled } from "./commands";
import type { KernelSource } from "./kernel-source";
import { ctagsOfSame, ctagsOfTree, gitGrep, type Measurement, ourIndex, ripgrep } from "./programs";
import { megabytes, seconds, table } from "./table";

/** What is measured, and where its files go. */
export interface IndexBench {
  readonly source: KernelSource;
  readonly changed: { readonly commit: string; readonly files: number };
  readonly scratch: string;
}

/** Something to measure by its name. `ratio` says that it is to be compared with our whole index. */
interface Subject {
  readonly what: string;
  readonly measure: () => Promise<Measurement>;
  readonly ratio?: boolean;
}

/** One run that is discarded: it brings what all of them read into the page cache. */
export async function discardedRun({ source, scratch }: IndexBench): Promise<void> {
  console.error("a run to discard");
  await ourIndex(source, path.join(scratch, "discarded"));
  for (const { measure } of besides(source, scratch)) await measure();
}

/** Times and memory of our indexes and of the programs beside them, as Markdown. */
export async function indexTimes({ source, changed, scratch }: IndexBench): Promise<string> {
  const cache = path.join(scratch, "cache");
  const { gitDir } = source;
  const subjects: readonly Subject[] = [
    {
      what: "definitions only, empty cache",
      measure: () => ourIndex(source, path.join(scratch, "own"), "definitions"),
    },
    { what: "**whole index, empty cache**", measure: () => ourIndex(source, cache) },
    { what: "the same commit again", measure: () => ourIndex(source, cache) },
    {
      what: `a commit that differs in ${changed.files} files`,
      measure: () => ourIndex({ gitDir, commit: changed.commit }, cache),
    },
    ...(isInstalled("ctags") ? [ctagsTree(source, scratch)] : []),
    ...besides(source, scratch),
  ];
  const taken = await measureAll(subjects);
  const whole = taken[1]?.seconds ?? Number.NaN;
  const rows = taken.map(({ what, ratio = false, seconds: time, memory, note }) => {
    const factor = ratio ? ` (${(time / whole).toFixed(1)} times the whole index)` : "";
    return [what, `${seconds(time)}${factor}`, megabytes(memory), note];
  });
  const head = ["page cache warm", "time", "peak memory", ""];
  return `${table(head, rows)}\n\nThe cache of both commits takes ${megabytes(folderSize(cache))} on disk.`;
}

/** The times when the page cache is empty before each run, as Markdown; a sentence when it cannot be emptied. */
export async function coldTimes({ source, scratch }: IndexBench): Promise<string> {
  try {
    emptyPageCache();
  } catch {
    return "Times with a cold page cache were not measured: only root can empty it.";
  }
  const cache = path.join(scratch, "cold");
  const subjects: readonly Subject[] = [
    { what: "whole index, empty cache", measure: () => ourIndex(source, cache) },
    { what: "the same commit again", measure: () => ourIndex(source, cache) },
    ...besides(source, scratch),
  ];
  const rows = await measureAll(subjects, emptyPageCache);
  return table(
    ["page cache cold", "time"],
    rows.map(({ what, seconds: time }) => [what, seconds(time)]),
  );
}

function ctagsTree(source: KernelSource, scratch: string): Subject {
  return { what: "`ctags -R`, the whole tree", measure: () => ctagsOfTree(source, scratch), ratio: true };
}

/** Programs that people use instead, as far as they are installed. */
function besides(source: KernelSource, scratch: string): Subject[] {
  const ctags = {
    what: "ctags, our files, C only, unsorted",
    measure: () => ctagsOfSame(source, scratch),
    ratio: true,
  };
  return [
    ...(isInstalled("ctags") ? [ctags] : []),
    ...(isInstalled("rg") ? [{ what: "ripgrep", measure: () => ripgrep(source) }] : []),
    { what: "git grep", measure: () => gitGrep(source) },
  ];
}

async function measureAll(
  subjects: readonly Subject[],
  before: () => void = () => undefined,
): Promise<(Subject & Measurement)[]> {
  const results: (Subject & Measurement)[] = [];
  for (const subject of subjects) {
    console.error(subject.what);
    before();
    results.push({ ...subject, ...(await subject.measure()) });
  }
  return results;
}

function emptyPageCache(): void {
  writeFileSync("/proc/sys/vm/drop_caches", "3");
}

function folderSize(folder: string): number {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).map((name) => path.join(folder, name));
  return files.reduce((sum, file) => sum + (statSync(file).isFile() ? statSync(file).size : 0), 0);
}

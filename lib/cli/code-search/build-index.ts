import { readdir, stat } from "node:fs/promises";
import path from "node:path";
import type { CodeIndex, IndexProgress } from "@/lib/codesearch/code-index";
import { openCodeIndex } from "@/lib/codesearch/open-index";
import { CommandError } from "../command-error";
import { openKernelTree } from "./kernel-tree";
import { ProgressLine, type ProgressStream } from "./progress-line";
import type { TreeOptions } from "./tree-options";

/** What `assay index` did. Times are milliseconds from the moment that the commit was there. */
export interface IndexReport {
  readonly repository: string;
  /** Full hash. */
  readonly commit: string;
  readonly files: number;
  readonly filesCached: number;
  readonly definitions: number;
  /** Pairs of a file and an identifier that it holds. */
  readonly identifiers: number;
  /** Until questions were answered from the index. */
  readonly readyMs: number;
  /** Until the cache held all of it. */
  readonly savedMs: number;
  /** What the index takes in memory. */
  readonly indexBytes: number;
  /** The whole cache, other commits included. */
  readonly cacheBytes: number;
  /** The largest that this process was, its threads included. */
  readonly peakMemoryBytes: number;
}

/** Milliseconds between two looks at the progress. */
const LOOK_EVERY = 100;

/** Builds the index of a commit and waits until it is saved. Rejects with an error written for people when it cannot. */
export async function buildIndex(options: TreeOptions, home: string, stream: ProgressStream): Promise<IndexReport> {
  const { repository, hash } = await openKernelTree(options, home);
  const cacheDir = path.join(home, "codesearch");
  const began = performance.now();
  const index = await openCodeIndex({ gitDir: repository.gitDir, commit: hash, cacheDir });
  const progress = await watch(index, new ProgressLine(stream, "files"), began);
  if (progress.state === "failed") {
    throw new CommandError(
      `The index of ${hash} could not be built: see whether \`git fsck\` finds the repository whole.`,
    );
  }
  const readyMs = performance.now() - began;
  await index.saved();
  return {
    repository: repository.source,
    commit: hash,
    files: progress.filesTotal,
    filesCached: progress.filesCached,
    definitions: progress.size?.definitions ?? 0,
    identifiers: progress.size?.identifiers ?? 0,
    readyMs: Math.round(readyMs),
    savedMs: Math.round(performance.now() - began),
    indexBytes: progress.size?.bytes ?? 0,
    cacheBytes: await sizeOf(cacheDir),
    peakMemoryBytes: process.resourceUsage().maxRSS * 1024,
  };
}

/** Shows the progress until there is no more. */
async function watch(index: CodeIndex, line: ProgressLine, began: number): Promise<IndexProgress> {
  for (;;) {
    const progress = await index.settle(LOOK_EVERY);
    if (progress.state !== "building") {
      line.end();
      return progress;
    }
    line.show({ done: progress.filesDone, total: progress.filesTotal }, performance.now() - began);
  }
}

/** Bytes of the files in a folder and below; files that go away meanwhile count nothing. */
async function sizeOf(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
  const sizes = await Promise.all(files.map(async (file) => (await stat(file).catch(() => null))?.size ?? 0));
  return sizes.reduce((total, size) => total + size, 0);
}

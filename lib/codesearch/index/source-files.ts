import { runGit } from "@/lib/codesearch/git/git-process";
import { isSourcePath } from "@/lib/codesearch/scanner/source-scanner";
import { isCorePath } from "./core-folders";

/** A file of the tree that is indexed. */
export interface SourceFile {
  /** Name of its blob. */
  readonly blob: string;
  readonly path: string;
  /** Bytes. */
  readonly size: number;
}

/** Folder that is not indexed: register lists made by programs, 474 MB of `#define` that nobody asks for by name; `grep` finds them. */
export const leftOut = "drivers/gpu/drm/amd/include/asic_reg/";

const limits = { milliseconds: 120_000, bytes: 512 * 1024 * 1024 };

/** The source files of a commit, those of the core first. Rejects when git cannot list the commit. */
export async function listSourceFiles(gitDir: string, commit: string): Promise<SourceFile[]> {
  const result = await runGit(gitDir, ["ls-tree", "-r", "-z", "-l", commit], limits);
  if (result.code !== 0) throw new Error(`git ls-tree failed (${result.stopped ?? result.code}): ${result.complaint}`);
  const core: SourceFile[] = [];
  const rest: SourceFile[] = [];
  for (const entry of result.stdout.toString("utf8").split("\0")) {
    const tab = entry.indexOf("\t");
    const path = entry.slice(tab + 1);
    // Regular files only: a symbolic link's text is a path.
    if (!entry.startsWith("100") || !isSourcePath(path) || path.startsWith(leftOut)) continue;
    const [, , blob = "", size = "0"] = entry.slice(0, tab).split(/ +/);
    (isCorePath(path) ? core : rest).push({ blob, path, size: Number(size) });
  }
  return [...core, ...rest];
}

/** Deals files out to `count` shards so that each gets about the same number of bytes, in the order given. */
export function dealBySize(files: readonly SourceFile[], count: number): SourceFile[][] {
  const shards = Array.from({ length: count }, () => ({ files: [] as SourceFile[], bytes: 0 }));
  for (const file of files) {
    const least = shards.reduce((best, shard) => (shard.bytes < best.bytes ? shard : best));
    least.files.push(file);
    least.bytes += file.size;
  }
  return shards.map((shard) => shard.files);
}

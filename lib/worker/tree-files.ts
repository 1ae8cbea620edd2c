import { randomUUID } from "node:crypto";
import { runGit } from "@/lib/kernel/git";

/** More bytes of files than this are not read; the kernel's largest sources have a few MB each. */
const MAX_BYTES = 64 * 1024 * 1024;

/** Whose files. */
export interface TreeFilesRequest {
  readonly gitDir: string;
  /** Full hash. */
  readonly commit: string;
  /** Relative to the top of the tree. */
  readonly paths: readonly string[];
  readonly signal: AbortSignal;
}

/**
 * The contents of those files of a commit that are there and are files, by path, with two calls of git however many they are.
 * Rejects with {@link KernelError} when the commit cannot be read, and with the signal's reason.
 */
export async function readTreeFiles({ paths, ...tree }: TreeFilesRequest): Promise<ReadonlyMap<string, string>> {
  const hashes = await findBlobs(paths.filter(isInTree), tree);
  const contents = await readBlobs([...new Set(hashes.values())], tree);
  const files = new Map<string, string>();
  for (const [path, hash] of hashes) {
    const text = contents.get(hash);
    if (text !== undefined) files.set(path, text);
  }
  return files;
}

type Tree = Omit<TreeFilesRequest, "paths">;

/** What leads elsewhere makes git fail for all. */
function isInTree(path: string): boolean {
  return path.split("/").every((name) => name !== "" && name !== "." && name !== "..") && !path.includes("\0");
}

/** Hashes by path, of as many as may be read. */
async function findBlobs(paths: readonly string[], tree: Tree): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  if (paths.length === 0) return found;
  const { commit, ...options } = tree;
  const list = await runGit(["ls-tree", "-z", "-l", "--full-tree", commit, "--", ...paths], options);
  let left = MAX_BYTES;
  for (const [, hash = "", size = "", path = ""] of list.matchAll(/100\d{3} blob (\S+) +(\d+)\t([^\0]*)\0/g)) {
    left -= Number(size);
    if (left < 0) break;
    found.set(path, hash);
  }
  return found;
}

/** Texts by hash. What is no UTF-8 is replaced, so sizes would not tell where a blob ends: a mark that no file can hold does. */
async function readBlobs(hashes: readonly string[], { gitDir, signal }: Tree): Promise<ReadonlyMap<string, string>> {
  if (hashes.length === 0) return new Map();
  const mark = `<${randomUUID()}>`;
  const input = `${hashes.join("\n")}\n`;
  const limits = { gitDir, signal, input, maxOutputBytes: 2 * MAX_BYTES };
  const output = await runGit(["cat-file", `--batch=${mark}%(objectname)`], limits);
  return new Map(
    output
      .split(mark)
      .slice(1)
      .map((blob) => {
        const end = blob.indexOf("\n");
        return [blob.slice(0, end), blob.slice(end + 1, -1)];
      }),
  );
}

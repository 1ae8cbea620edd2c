import path from "node:path";
import type { CodeIndex } from "@/lib/codesearch/code-index";
import { openCodeIndex } from "@/lib/codesearch/open-index";
import { commitFiles, emptyRepository, temporaryFolder } from "./git-repository";

/** The files as a commit whose index is still to be built; they are removed when the test is over. */
export function openCodeTree(files: Readonly<Record<string, string | Buffer>>): Promise<CodeIndex> {
  const folder = emptyRepository();
  const commit = commitFiles(folder, files);
  return openCodeIndex({ gitDir: path.join(folder, ".git"), commit, cacheDir: temporaryFolder() });
}

/** The files as a commit whose index is ready. */
export async function readyCodeTree(files: Readonly<Record<string, string | Buffer>>): Promise<CodeIndex> {
  const tree = await openCodeTree(files);
  const { state } = await tree.settle(10_000);
  if (state !== "ready") throw new Error(`The index is ${state}.`);
  return tree;
}

import path from "node:path";
import { expect } from "vitest";
import type { CodeIndex } from "@/lib/codesearch/code-index";
import { openCodeIndex } from "@/lib/codesearch/open-index";
import { temporaryFolder } from "./git-repository";

/** The code of a commit of the checkout in `folder`, its index ready. */
export async function openTree(folder: string, commit: string): Promise<CodeIndex> {
  const tree = await openCodeIndex({ gitDir: path.join(folder, ".git"), commit, cacheDir: temporaryFolder() });
  expect((await tree.settle(20_000)).state).toBe("ready");
  return tree;
}

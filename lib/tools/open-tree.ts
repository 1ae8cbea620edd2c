import path from "node:path";
import { z } from "zod";
import type { CodeHistory } from "@/lib/codesearch/code-history";
import { type CodeIndex, CodeQueryError } from "@/lib/codesearch/code-index";
import { openCodeHistory } from "@/lib/codesearch/open-history";
import { openCodeIndex } from "@/lib/codesearch/open-index";
import type { StepContext } from "@/lib/engine/context";
import { BadCallError } from "@/lib/engine/errors";
import { ensureRepository } from "@/lib/kernel/ensure-repository";

/** What a tool that reads the kernel tree needs of its flow. Index is named so that the tree is prepared before. */
export const treeState = z.object({
  KernelRepo: z.string().describe("The repository, as the job names it."),
  KernelHash: z.string().describe("Full hash of the commit."),
  Index: z.string().describe("Name of the prepared index."),
});

type TreeState = z.output<typeof treeState>;

/**
 * Asks the tree of the run's commit. Opening it again costs next to nothing, and works on a machine where no step of the run
 * was executed before. A question that cannot be answered as asked becomes {@link BadCallError}, for the model to mend.
 */
export async function askTree<T>(
  { workspace, signal }: StepContext,
  { KernelRepo, KernelHash }: TreeState,
  ask: (tree: CodeIndex) => Promise<T>,
): Promise<T> {
  const { gitDir } = await ensureRepository(KernelRepo, KernelHash, workspace.home, { signal });
  const cacheDir = path.join(workspace.home, "codesearch");
  const tree = await openCodeIndex({ gitDir, commit: KernelHash, cacheDir });
  return toModel(() => ask(tree));
}

/** Asks the history of the run's commit, as {@link askTree} asks its tree. */
export async function askHistory<T>(
  { workspace, signal }: StepContext,
  { KernelRepo, KernelHash }: TreeState,
  ask: (history: CodeHistory) => Promise<T>,
): Promise<T> {
  const { gitDir } = await ensureRepository(KernelRepo, KernelHash, workspace.home, { signal });
  return toModel(() => ask(openCodeHistory({ gitDir, commit: KernelHash, signal })));
}

async function toModel<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof CodeQueryError) throw new BadCallError(error.message, { cause: error });
    throw error;
  }
}

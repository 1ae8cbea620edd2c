import path from "node:path";
import { z } from "zod";
import { type CodeIndex, CodeQueryError } from "@/lib/codesearch/code-index";
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

/**
 * Asks the tree of the run's commit. Opening it again costs next to nothing, and works on a machine where no step of the run
 * was executed before. A question that cannot be answered as asked becomes {@link BadCallError}, for the model to mend.
 */
export async function askTree<T>(
  { workspace, signal }: StepContext,
  { KernelRepo, KernelHash }: z.output<typeof treeState>,
  ask: (tree: CodeIndex) => Promise<T>,
): Promise<T> {
  const { gitDir } = await ensureRepository(KernelRepo, KernelHash, workspace.home, { signal });
  const cacheDir = path.join(workspace.home, "codesearch");
  const tree = await openCodeIndex({ gitDir, commit: KernelHash, cacheDir });
  try {
    return await ask(tree);
  } catch (error) {
    if (error instanceof CodeQueryError) throw new BadCallError(error.message, { cause: error });
    throw error;
  }
}

import path from "node:path";
import { z } from "zod";
import type { IndexProgress } from "@/lib/codesearch/code-index";
import { openCodeIndex } from "@/lib/codesearch/open-index";
import { defineAction } from "@/lib/engine/action";
import type { StepContext } from "@/lib/engine/context";
import { ensureRepository } from "@/lib/kernel/ensure-repository";
import { asFlowFailure } from "./flow-failure";

/**
 * A small tree is indexed within it, and a kernel of whose files most are cached; another goes on beside the run, and
 * questions are answered meanwhile.
 */
const PATIENCE_MS = 2000;
const REPORT_MS = 500;

// KernelObj makes a flow that builds do so before its code is read.
const inputs = z.object({ KernelRepo: z.string(), KernelHash: z.string(), KernelObj: z.string() });

/** Opens the index of the commit's source, so that it is built, or nearly so, when the first question comes. */
export const codesearchPrepare = defineAction({
  name: "codesearch-prepare",
  inputs,
  outputs: z.object({ Index: z.string().describe("Name of the index, for the tools that ask it.") }),
  notes: z.object({
    State: z.string().describe("How far the index is when the run goes on."),
    FilesTotal: z.number(),
    FilesDone: z.number(),
    FilesCached: z.number().describe("Files taken from the cache of earlier commits."),
  }),
  run: (context, values) => asFlowFailure(openIndex(context, values)),
});

async function openIndex(
  { workspace: { home }, signal, report }: StepContext,
  { KernelRepo, KernelHash }: z.output<typeof inputs>,
) {
  const { gitDir } = await ensureRepository(KernelRepo, KernelHash, home, { signal });
  const index = await openCodeIndex({ gitDir, commit: KernelHash, cacheDir: path.join(home, "codesearch") });
  let progress = await index.settle(REPORT_MS);
  for (let waited = REPORT_MS; waited < PATIENCE_MS && progress.state === "building"; waited += REPORT_MS) {
    await report(notesOf(progress));
    progress = await index.settle(REPORT_MS);
  }
  return { outputs: { Index: `codesearch:${KernelHash}` }, notes: notesOf(progress) };
}

function notesOf(progress: IndexProgress) {
  const { filesTotal, filesDone, filesCached } = progress;
  return { State: stateText(progress), FilesTotal: filesTotal, FilesDone: filesDone, FilesCached: filesCached };
}

function stateText({ state }: IndexProgress): string {
  switch (state) {
    case "ready":
      return "ready";
    case "building":
      return "being built; questions are answered meanwhile, from git";
    case "failed":
      return "failed; questions are answered from git, more slowly";
  }
}

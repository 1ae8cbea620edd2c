import { z } from "zod";
import { defineAction } from "@/lib/engine/action";
import { describeCommit } from "@/lib/kernel/describe-commit";
import { ensureRepository } from "@/lib/kernel/ensure-repository";
import { resolveCommit } from "@/lib/kernel/resolve-commit";
import { asFlowFailure } from "./flow-failure";

const inputs = z.object({ KernelRepo: z.string(), KernelCommit: z.string() });

/**
 * Makes the repository readable on this machine and fixes the commit that the run is about. No files are checked out:
 * code is read from git objects.
 */
export const kernelCheckouter = defineAction({
  name: "kernel-checkouter",
  inputs,
  outputs: z.object({ KernelHash: z.string().describe("The full hash that KernelCommit means.") }),
  notes: z.object({
    Repository: z.string().describe("The git folder that is read, on the worker's machine."),
    Subject: z.string().describe("First line of the commit's message."),
    CommitDate: z.string().describe("When it was committed, in UTC."),
  }),
  run: ({ workspace, signal }, values) => asFlowFailure(fixCommit(values, workspace.home, signal)),
});

async function fixCommit({ KernelRepo, KernelCommit }: z.output<typeof inputs>, home: string, signal: AbortSignal) {
  const repository = await ensureRepository(KernelRepo, KernelCommit, home, { signal });
  const hash = await resolveCommit(repository, KernelCommit, { signal });
  const { subject, date } = await describeCommit(repository, hash, { signal });
  return {
    outputs: { KernelHash: hash },
    notes: { Repository: repository.gitDir, Subject: subject, CommitDate: date },
  };
}

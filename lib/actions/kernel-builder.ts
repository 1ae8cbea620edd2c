import { z } from "zod";
import { defineAction } from "@/lib/engine/action";
import type { BuildMode } from "@/lib/engine/context";
import { ensureBuild } from "@/lib/kernel/build";
import { ensureRepository } from "@/lib/kernel/ensure-repository";
import { asFlowFailure } from "./flow-failure";

const inputs = z.object({
  KernelRepo: z.string(),
  KernelHash: z.string(),
  KernelConfig: z.string(),
  TargetArch: z.string(),
});

/** Builds as much of the kernel as the flow asks for, and says why when that is nothing. */
export const kernelBuilder = defineAction({
  name: "kernel-builder",
  inputs,
  outputs: z.object({
    KernelObj: z.string().describe("The folder of the build, on the worker's machine; empty when nothing was built."),
  }),
  notes: z.object({
    Build: z.enum(["none", "prepare", "full"]).describe("What was built."),
    Why: z.string().describe("The reason when it is nothing, else empty."),
  }),
  run: async ({ build, workspace, signal }, values) => {
    const why = whyNothing(build, values.KernelConfig);
    if (why !== "" || build === "none") return nothing(why);
    const result = await asFlowFailure(buildKernel(build, values, workspace.home, signal));
    if (result.state === "impossible") return nothing(`Nothing was built: ${result.why}.`);
    return { outputs: { KernelObj: result.obj }, notes: { Build: build, Why: "" } };
  },
});

function whyNothing(build: BuildMode, config: string): string {
  if (build === "none") return "This workflow reads source only, straight from git: it needs no build.";
  return config.trim() === "" ? "KernelConfig is empty: without it the build would be of some other kernel." : "";
}

function nothing(why: string) {
  return { outputs: { KernelObj: "" }, notes: { Build: "none" as const, Why: why } };
}

async function buildKernel(
  mode: Exclude<BuildMode, "none">,
  { KernelRepo, KernelHash, KernelConfig, TargetArch }: z.output<typeof inputs>,
  home: string,
  signal: AbortSignal,
) {
  const repository = await ensureRepository(KernelRepo, KernelHash, home, { signal });
  const request = { hash: KernelHash, config: KernelConfig, targetArch: TargetArch, mode };
  return ensureBuild(repository, request, home, { signal });
}

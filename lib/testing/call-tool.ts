import type { z } from "zod";
import type { Tool } from "@/lib/engine/tool";
import { temporaryFolder } from "./git-repository";
import { stepContext } from "./step-context";

/** Calls a tool over the commit of a repository as an agent would: inputs and outputs go through its schemas. */
export async function callTool(
  tool: Tool,
  inputs: Record<string, unknown>,
  { repository, commit }: { readonly repository: string; readonly commit: string },
): Promise<Record<string, unknown>> {
  const state = { KernelRepo: repository, KernelHash: commit, Index: "codesearch" };
  const parsed: z.output<typeof tool.inputs> = tool.inputs.parse(inputs);
  return tool.outputs.parse(await tool.run(stepContext(temporaryFolder()), parsed, state));
}

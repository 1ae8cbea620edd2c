import type { Workspace } from "@/lib/engine/context";
import type { Values } from "@/lib/engine/values";
import { CommandError } from "../command-error";
import type { CodeCommand } from "./code-command";
import { commandInputs, describeProblems, inCommandWords } from "./command-inputs";
import { type KernelBuildOptions, kernelBuildState } from "./kernel-build-options";
import { openKernelTree } from "./kernel-tree";
import type { Reply } from "./reply";
import type { TreeOptions } from "./tree-options";

/** A question as it was asked on the command line. */
export interface Question {
  readonly command: CodeCommand;
  /** The tool's inputs, not yet checked. */
  readonly given: Values;
  readonly tree: TreeOptions;
  readonly build: KernelBuildOptions;
  readonly json: boolean;
  readonly workspace: Workspace;
}

/** Runs the question's tool as an agent's call would. Rejects with an error written for people when it cannot. */
export async function answer({ command, given, tree, build, json, workspace }: Question): Promise<Reply> {
  const { tool } = command;
  const parsed = tool.inputs.safeParse(given);
  if (!parsed.success) throw new CommandError(describeProblems(commandInputs(command), parsed.error));
  const { repository, hash } = await openKernelTree(tree, workspace.home);
  const state = {
    KernelRepo: repository.source,
    KernelHash: hash,
    Index: `codesearch:${hash}`,
    ...(await kernelBuildState(build)),
  };
  const context = {
    workspace,
    build: "none",
    signal: new AbortController().signal,
    now: () => new Date(),
    report: async () => undefined,
  } as const;
  const outputs = tool.outputs.parse(await tool.run(context, parsed.data, tool.state.parse(state)));
  const lines = command.lines(outputs, parsed.data);
  const exitCode = lines.length === 0 ? 1 : 0;
  if (json) return { stdout: `${JSON.stringify(outputs, null, 1)}\n`, stderr: "", exitCode };
  const { Hint } = outputs;
  const hint = typeof Hint === "string" && Hint !== "" ? `${inCommandWords(Hint, command)}\n` : "";
  return { stdout: lines.map((line) => `${line}\n`).join(""), stderr: hint, exitCode };
}

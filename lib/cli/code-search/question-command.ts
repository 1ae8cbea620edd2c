import { Command } from "commander";
import { limitIndexes } from "@/lib/codesearch/open-index";
import { env } from "@/lib/env";
import { answer } from "./answer";
import { type CodeCommand, commandName } from "./code-command";
import { codeCommands } from "./code-commands";
import { commandInputs, givenInputs, inCommandWords } from "./command-inputs";
import { type KernelBuildOptions, kernelBuildOptions } from "./kernel-build-options";
import { deliver, failure, type Reply } from "./reply";
import type { TreeOptions } from "./tree-options";

/** Options that every question shares, which the command above it takes. */
interface SharedOptions extends TreeOptions {
  readonly json: boolean;
}

/** Every question as a command below `group`, which takes the options that they share. */
export function questionCommands(group: Command, onReply: (reply: Reply) => void = deliver): Command[] {
  return codeCommands.map((command) => questionCommand(command, group, onReply));
}

function questionCommand(command: CodeCommand, group: Command, onReply: (reply: Reply) => void): Command {
  const question = new Command(commandName(command)).description(inCommandWords(command.tool.description, command));
  const inputs = commandInputs(command);
  for (const input of inputs) {
    if (input.kind === "argument") question.addArgument(input.argument);
    else question.addOption(input.option);
  }
  for (const option of kernelBuildOptions(command)) question.addOption(option);
  return question.action(async () => {
    const { json, ...tree } = group.opts<SharedOptions>();
    const build = question.opts<KernelBuildOptions>();
    const given = givenInputs(inputs, question);
    const ask = async () => {
      limitIndexes(env.indexLimits());
      return answer({ command, given, tree, build, json, workspace: { home: env.home(), mayBuild: env.mayBuild() } });
    };
    onReply(await ask().catch((error: unknown) => failure(error, command)));
  });
}

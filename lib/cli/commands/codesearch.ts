import { Command } from "commander";
import { env } from "@/lib/env";
import type { CodeCommand } from "../code-search/code-command";
import { COMMIT_OPTION, REPO_OPTION } from "../code-search/kernel-tree";
import type { Reply } from "../code-search/reply";

interface Options {
  readonly repo?: string;
  readonly commit: string;
  readonly json: boolean;
}

const EXIT_CODES = `
Exit codes are grep's: 0 for an answer, 1 when nothing was found, 2 for a question that cannot be answered.
What begins with a dash goes behind --, as in \`grepper -- '->sk_err'\`.`;

/**
 * Asks the code of a commit what the agents' tools ask, outside of a job. The questions are loaded when `argv` names the
 * command: they bring the whole code search. Replies go to `onReply`, by default to the terminal.
 */
export async function codesearchCommand(argv: readonly string[], onReply?: (reply: Reply) => void): Promise<Command> {
  const group = new Command("codesearch")
    .description("Ask the source of a commit: definitions, references, files, history. The tools that agents use.")
    .option(...REPO_OPTION)
    .option(...COMMIT_OPTION)
    .option("--json", "print the answer as the tool gives it", false)
    .addHelpText("after", EXIT_CODES);
  if (!argv.includes(group.name())) return group;
  const { codeCommands } = await import("../code-search/code-commands");
  for (const command of codeCommands) group.addCommand(await questionCommand(command, group, onReply));
  return group;
}

async function questionCommand(
  command: CodeCommand,
  group: Command,
  onReply?: (reply: Reply) => void,
): Promise<Command> {
  const [{ commandName }, { commandInputs, givenInputs, inCommandWords }, { answer }, { deliver, failure }] =
    await Promise.all([
      import("../code-search/code-command"),
      import("../code-search/command-inputs"),
      import("../code-search/answer"),
      import("../code-search/reply"),
    ]);
  const question = new Command(commandName(command)).description(inCommandWords(command.tool.description, command));
  const inputs = commandInputs(command);
  for (const input of inputs) {
    if (input.kind === "argument") question.addArgument(input.argument);
    else question.addOption(input.option);
  }
  return question.action(async () => {
    const { json, ...tree } = group.opts<Options>();
    const given = givenInputs(inputs, question);
    const asked = answer({ command, given, tree, json, home: env.home() });
    const reply = await asked.catch((error) => failure(error, command));
    (onReply ?? deliver)(reply);
  });
}

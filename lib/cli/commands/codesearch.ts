import { Command } from "commander";
import type { Reply } from "../code-search/reply";
import { COMMIT_OPTION, REPO_OPTION } from "../code-search/tree-options";

const EXIT_CODES = `
Exit codes are grep's: 0 for an answer, 1 when nothing was found, 2 for a question that cannot be answered.
What begins with a dash goes behind --, as in \`grepper -- '->sk_err'\`.`;

/**
 * Asks the code of a commit what the agents' tools ask, outside of a job. The questions are loaded when `argv` names the
 * command: they bring the whole code search. Replies go to `onReply`, by default to the terminal, which ends the process.
 */
export async function codesearchCommand(argv: readonly string[], onReply?: (reply: Reply) => void): Promise<Command> {
  const group = new Command("codesearch")
    .description("Ask the source of a commit: definitions, references, files, history. The tools that agents use.")
    .option(...REPO_OPTION)
    .option(...COMMIT_OPTION)
    .option("--json", "print the answer as the tool gives it", false)
    .addHelpText("after", EXIT_CODES);
  if (!argv.includes(group.name())) return group;
  const { questionCommands } = await import("../code-search/question-command");
  for (const question of questionCommands(group, onReply)) group.addCommand(question);
  return group;
}

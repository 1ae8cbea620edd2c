import { Command, InvalidArgumentError } from "commander";
import type { ShowOptions } from "../eval/show-eval";
import type { StartOptions } from "../eval/start-eval";

export function evalCommand(): Command {
  const command = new Command("eval").description(
    "Measure verdicts: run labelled reports as jobs, and compare with the labels.",
  );
  const start = command
    .command("start", { isDefault: true })
    .description("Run labelled reports and report how many verdicts are right; `start` may be left out.")
    .option("--set <file>", "labelled reports as JSONL, see bench/reports/README.md; may be repeated", gathered)
    .option("--model <id>", "the model to run with, e.g. rules, or best or balanced")
    .option("--k <number>", "jobs for each report", positive, 1)
    .option("--repo <name=path>", "where a repository is that the reports name; may be repeated", gathered)
    .option("--name <text>", "what pages call it; the files and the model when not given")
    .option("--namespace <name>", "where its jobs are listed", "upstream")
    .option("--id <uuid>", "go on with an eval that was interrupted before all its jobs were filed")
    .option("--detach", "file the jobs and return at once");
  reportOptions(start).action(async (options: StartOptions) => {
    const { startEval } = await import("../eval/start-eval");
    process.exit(await startEval(options));
  });
  const show = command
    .command("show <id>")
    .description("Print the report of an eval, of the jobs that have ended so far.")
    .option("--wait", "wait for the jobs first");
  reportOptions(show).action(async (id: string, options: ShowOptions) => {
    const { showEval } = await import("../eval/show-eval");
    process.exit(await showEval(id, options));
  });
  command
    .command("list")
    .description("Print the evals of a namespace, newest first.")
    .option("--namespace <name>", "whose evals", "upstream")
    .action(async ({ namespace }: { namespace: string }) => {
      const { printEvals } = await import("../eval/print-evals");
      await printEvals(namespace);
      process.exit(0);
    });
  return command;
}

function reportOptions(command: Command): Command {
  return command
    .option("--against <id>", "the eval of the same reports to compare with; the latest earlier one when not given")
    .option("--out <file>", "write the report there, as Markdown, instead of printing it")
    .option("--site <url>", "where the report's links lead; the site of HOST and PORT when not given");
}

function gathered(value: string, before: readonly string[] = []): string[] {
  return [...before, value];
}

function positive(value: string): number {
  const number = Number(value);
  if (!Number.isInteger(number) || number < 1 || number > 100)
    throw new InvalidArgumentError("Give a number from 1 to 100.");
  return number;
}

import { Command } from "commander";
import { isWrittenForPeople } from "./command-error";
import { codesearchCommand } from "./commands/codesearch";
import { evalCommand } from "./commands/eval";
import { indexCommand } from "./commands/index-tree";
import { migrateCommand } from "./commands/migrate";
import { modelsCommand } from "./commands/models";
import { namespaceCommand } from "./commands/namespace";
import { rollupsCommand } from "./commands/rollups";
import { runCommand } from "./commands/run";
import { seedLoadCommand } from "./commands/seed-load";
import { submitCommand } from "./commands/submit";
import { upCommand } from "./commands/up";
import { webCommand } from "./commands/web";
import { workerCommand } from "./commands/worker";

const ENVIRONMENT = `
Environment:
  PORT, HOST             where the site listens (3000, 127.0.0.1)
  DATABASE_URL           a Postgres to use; without it, up brings its own
  ASSAY_HOME             database, mirrors, caches and logs (.assay)
  ASSAY_BUILD            whose makefiles struct-layout may run: own, all, none (own)
  ASSAY_MODEL            the model of jobs that wish for none (rules)
  ASSAY_MODELS_BEST, ASSAY_MODELS_BALANCED
                         what best and balanced are: models with commas between them, tried in order
  ASSAY_MODEL_BASE_URL   server of compatible:<model>
  ASSAY_MODEL_API_KEY    its key
  ASSAY_INDEX_MEMORY     what indexes of kernel source may take in memory, per process (2GB)
  ASSAY_INDEX_DISK       what their cache may take on disk (2GB)
  ASSAY_TOKEN_BUDGET     tokens that one job may use, 0 for no limit (10000000)
  ASSAY_OPERATOR         the name that the journal records (local)
  ASSAY_SAMPLE=off       no sample jobs in a new database`;

/** The \`assay\` command. Ends the process with 0, 1 for a failure, 2 for a wrong call. */
export async function main(argv: readonly string[]): Promise<void> {
  const program = new Command("assay")
    .description("An assessment workbench for kernel bug reports.")
    .addHelpText("after", ENVIRONMENT)
    .exitOverride((outcome) => process.exit(outcome.exitCode === 0 ? 0 : 2))
    .showHelpAfterError("(see --help)");
  const commands = [
    upCommand,
    webCommand,
    workerCommand,
    migrateCommand,
    namespaceCommand,
    modelsCommand,
    submitCommand,
    runCommand,
    evalCommand,
    codesearchCommand,
    indexCommand,
    rollupsCommand,
    seedLoadCommand,
  ];
  for (const command of commands) program.addCommand(inherit(await command(argv), program));
  try {
    await program.parseAsync([...argv]);
  } catch (error) {
    console.error((await sentenceOf(error)) ?? error);
    process.exit(1);
  }
}

/** Gives a command and those below it the settings of `program`, which commander does only for those it makes itself. */
function inherit(command: Command, program: Command): Command {
  for (const below of command.commands) inherit(below, program);
  return command.copyInheritedSettings(program);
}

/** What to say of `error`; null when only its stack can help. */
async function sentenceOf(error: unknown): Promise<string | null> {
  if (isWrittenForPeople(error)) return `assay: ${error.message}`;
  const { isDisconnected } = await import("@/lib/db/disconnected");
  if (!isDisconnected(error)) return null;
  return "assay: the database does not answer: start `assay up`, or correct DATABASE_URL.";
}

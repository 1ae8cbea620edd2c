import { Command } from "commander";
import { routes } from "@/lib/routes";
import { CommandError } from "../command-error";
import { attachToDatabase } from "../running-database";
import { DISTRIBUTION } from "../seed-load/distribution";

interface Options {
  readonly jobs: string;
  readonly spans: string;
  readonly namespace: string;
  readonly seed: string;
  readonly spanBytes: string;
}

const DAY_MS = 86_400_000;
const PROGRESS_MS = 2_000;

export function seedLoadCommand(): Command {
  return new Command("seed-load")
    .description("Fill a database with invented jobs that have ended, for load tests.")
    .requiredOption("--jobs <count>", "how many jobs")
    .requiredOption("--spans <count>", "how many spans each of them has; may be 0")
    .option("--namespace <name>", "where the jobs are listed", "upstream")
    .option("--seed <text>", "another seed makes other jobs", "1")
    .option("--span-bytes <bytes>", "content of a span on average, messages included", "5000")
    .addHelpText("after", `\n${DISTRIBUTION}`)
    .action(async (options: Options) => {
      await seedLoad(options);
      process.exit(0);
    });
}

async function seedLoad(given: Options): Promise<void> {
  const options = {
    namespace: given.namespace,
    seed: given.seed,
    jobs: count("--jobs", given.jobs, { from: 1, to: 10_000_000 }),
    spans: count("--spans", given.spans, { from: 0, to: 1_000_000 }),
    spanBytes: count("--span-bytes", given.spanBytes, { from: 500, to: 1_000_000 }),
    end: Math.floor(Date.now() / DAY_MS) * DAY_MS,
  };
  await attachToDatabase();
  const [{ requireSchema }, { findNamespace }, { fillDatabase }] = await Promise.all([
    import("@/lib/db/require-schema"),
    import("@/lib/db/namespaces"),
    import("../seed-load/fill-database"),
  ]);
  await requireSchema();
  if ((await findNamespace(given.namespace)) === null) {
    throw new CommandError(`There is no namespace "${given.namespace}": add it with \`assay namespace add\`.`);
  }
  const began = Date.now();
  const seconds = () => `${((Date.now() - began) / 1000).toFixed(1)} s`;
  let said = began;
  const loaded = await fillDatabase(options, ({ jobs, spans }) => {
    if (Date.now() - said < PROGRESS_MS) return;
    said = Date.now();
    console.error(`${seconds()}: ${jobs} jobs, ${spans} spans`);
  }).catch(explain);
  const megabytes = (loaded.characters / 1e6).toFixed(0);
  console.log(
    `Loaded in ${seconds()}: ${loaded.jobs} jobs, ${loaded.spans} spans, ${loaded.reviews} reviews, ${loaded.texts} shared texts; ${megabytes} MB.`,
  );
  console.log(`No job has more spans than ${routes.job(loaded.jobId)}`);
}

function explain(error: unknown): never {
  if (!(error instanceof Error) || error.name !== "AlreadyLoadedError") throw error;
  throw new CommandError("The database holds jobs of this seed already: give another --seed.");
}

function count(option: string, text: string, { from, to }: { from: number; to: number }): number {
  const number = Number(text);
  if (!/^\d+$/.test(text) || number < from || number > to) {
    throw new CommandError(`${option} is "${text}": give a whole number from ${from} to ${to}.`);
  }
  return number;
}

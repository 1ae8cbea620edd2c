import { Command } from "commander";
import { jobTitle, MAX_TITLE } from "@/lib/contract/job-title";
import { jsonObject } from "@/lib/contract/json-text";
import { isModelCategory } from "@/lib/contract/model-category";
import { isWebLink } from "@/lib/contract/web-link";
import { env } from "@/lib/env";
import { readCheckedJob } from "../checked-job";
import { CommandError } from "../command-error";

interface Options {
  readonly workflow: string;
  readonly input: string;
  readonly namespace: string;
  readonly title: string;
  readonly link: string;
  readonly model: string;
}

export function submitCommand(): Command {
  return new Command("submit")
    .description("Create a job in the database at DATABASE_URL, or in that of a running `assay up`, and print its ID.")
    .requiredOption("--workflow <name>", "what to run, e.g. assessment-kcsan")
    .requiredOption("--input <file>", "JSON with the args, or what &export=1 gives; a value @FILE is read from FILE")
    .option("--namespace <name>", "where the job is listed", "upstream")
    .option("--title <text>", "the bug's title; read off the report when not given", "")
    .option("--link <url>", "where the bug is tracked", "")
    .option("--model <id>", "the model to run with, or best or balanced; the worker's own when not given", "")
    .action(async (options: Options) => {
      console.log(await submit(options));
      process.exit(0);
    });
}

async function submit(options: Options): Promise<string> {
  if (options.link !== "" && !isWebLink(options.link)) {
    throw new CommandError(`--link is "${options.link}": give an http or https URL.`);
  }
  if (options.title.length > MAX_TITLE) {
    throw new CommandError(`--title is too long: give at most ${MAX_TITLE} characters.`);
  }
  if (options.model !== "" && !isModelCategory(options.model)) {
    const { parseModelId } = await import("@/lib/llm/model-id");
    parseModelId(options.model); // throws what a model can be
  }
  const { workflow, contract, args } = await readCheckedJob(options.workflow, options.input);
  const { attachToDatabase } = await import("../running-database");
  await attachToDatabase();
  const [{ liveAgents }, { createJob }, { findNamespace }, { enqueueRun }, { parseReport }] = await Promise.all([
    import("@/lib/db/agents"),
    import("@/lib/db/jobs"),
    import("@/lib/db/namespaces"),
    import("@/lib/queue/enqueue"),
    import("@/lib/report/parse-report"),
  ]);
  const isOffered = async () =>
    (await liveAgents()).some(({ workflows }) => workflows.some(({ name }) => name === workflow));
  if (workflow !== contract.type && !(await isOffered())) {
    throw new CommandError(`No live worker offers "${workflow}", a variant of ${contract.type}.`);
  }
  if ((await findNamespace(options.namespace)) === null) {
    throw new CommandError(`There is no namespace "${options.namespace}": add it with \`assay namespace add\`.`);
  }
  const job = {
    namespace: options.namespace,
    workflow,
    type: contract.type,
    description: jobTitle(
      { workflow, title: options.title, inputs: jsonObject(args) },
      (text) => parseReport(text).title,
    ),
    link: options.link,
    model: options.model,
    args,
    operator: env.operator(),
    origin: null,
  };
  return createJob(job, enqueueRun);
}

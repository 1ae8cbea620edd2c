import { writeFile } from "node:fs/promises";
import { Command } from "commander";
import { parseJsonText } from "@/lib/contract/json-text";
import { env, modelSettings } from "@/lib/env";
import { type CheckedJob, readCheckedJob } from "../checked-job";
import { CommandError } from "../command-error";
import { stopRequested } from "../lifetime";
import { SpanLog } from "../span-log";

interface Options {
  readonly workflow: string;
  readonly input: string;
  readonly model: string;
  readonly trajectory?: string;
}

export function runCommand(): Command {
  return new Command("run")
    .description(
      "Execute a job in this process, without server or database. Spans go to stderr, the results to stdout.",
    )
    .requiredOption("--workflow <name>", "what to run, e.g. assessment-kcsan")
    .requiredOption("--input <file>", "JSON with the args, or what &export=1 gives; a value @FILE is read from FILE")
    .option("--model <id>", "the model to run with, or best or balanced (ASSAY_MODEL, else rules)", "")
    .option("--trajectory <file>", "write the spans to a file as the reference does")
    .action(async (options: Options) => {
      const job = await readCheckedJob(options.workflow, options.input);
      const log = new SpanLog((line) => console.error(line));
      const stop = new AbortController();
      const stopped = stopRequested().then(() => stop.abort(new CommandError("Stopped.")));
      try {
        console.log(await run(job, options.model || env.model(), { spans: log, signal: stop.signal }));
      } finally {
        if (options.trajectory !== undefined) await writeFile(options.trajectory, log.trajectory());
      }
      // The next run on this kernel starts with the index that this one was building. The process ends by itself then.
      const { indexesBuilt } = await import("@/lib/codesearch/open-index");
      void stopped.then(() => process.exit(0));
      await indexesBuilt();
    });
}

/** Runs the job and returns its results as JSON, indented by one space for people. */
async function run(job: CheckedJob, model: string, watch: { spans: SpanLog; signal: AbortSignal }): Promise<string> {
  const [flows, { runFlow }, { createMemoryContext }, { openModel }, { modelsFor }, { limitIndexes }] =
    await Promise.all([
      import("@/lib/flows/registry"),
      import("@/lib/engine/run-flow"),
      import("@/lib/engine/memory-context"),
      import("@/lib/llm/registry"),
      import("@/lib/llm/model-category"),
      import("@/lib/codesearch/open-index"),
    ]);
  limitIndexes(env.indexLimits());
  const flow = flows.findFlow(job.workflow);
  if (flow === null) throw new CommandError(`There is no workflow "${job.workflow}".`);
  const settings = modelSettings();
  const context = createMemoryContext({
    model,
    openModel: (id) => openModel(id, settings),
    workspace: { home: env.home(), mayBuild: env.mayBuild() },
    tokenBudget: env.tokenBudget(),
    modelsFor: (id) => modelsFor(id, settings),
    ...watch,
  });
  const results = await runFlow(flow, parseJsonText(job.args) as Record<string, unknown>, context);
  return JSON.stringify(results, null, 1);
}

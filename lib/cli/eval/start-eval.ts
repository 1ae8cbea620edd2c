import { randomUUID } from "node:crypto";
import path from "node:path";
import type { Eval, EvalCase } from "@/lib/contract/eval";
import { isJobId } from "@/lib/contract/job-id";
import type { NewJob } from "@/lib/contract/job-query";
import { toJsonText } from "@/lib/contract/json-text";
import type { LabelledReport } from "@/lib/contract/labelled-report";
import { isModelCategory } from "@/lib/contract/model-category";
import { contractOfWorkflow } from "@/lib/contract/workflows/registry";
import { env } from "@/lib/env";
import { parseModelId } from "@/lib/llm/model-id";
import { routes } from "@/lib/routes";
import { CommandError } from "../command-error";
import { attachToDatabase } from "../running-database";
import { readSets } from "./read-sets";
import { findComparable, type ShowOptions, showEval, siteOf } from "./show-eval";

export interface StartOptions extends Omit<ShowOptions, "wait"> {
  readonly set?: readonly string[];
  readonly model?: string;
  readonly k: number;
  readonly repo?: readonly string[];
  readonly name?: string;
  readonly namespace: string;
  readonly id?: string;
  readonly detach?: boolean;
}

/**
 * Files an eval's jobs, or those that one is still without, and waits for them unless told otherwise. Returns the exit code.
 * Rejects with CommandError that says what to do.
 */
export async function startEval(options: StartOptions): Promise<number> {
  const { set: files = [], model = "", namespace, id = randomUUID() } = options;
  if (files.length === 0)
    throw new CommandError("No reports: give --set FILE, e.g. --set bench/reports/set-aside.jsonl.");
  if (model === "") throw new CommandError("No model: give --model, e.g. --model rules.");
  if (!isModelCategory(model)) parseModelId(model); // throws what a model can be
  if (!isJobId(id)) throw new CommandError(`--id is "${id}": give the id that the interrupted command printed.`);
  const { reports, digest } = await readSets(files, options.repo ?? []);
  await attachToDatabase();
  await checkPlace(namespace, model, reports);
  const name = options.name ?? `${files.map((file) => path.basename(file, ".jsonl")).join(", ")} with ${model}`;
  const given = { id, namespace, name, setDigest: digest, model, runs: options.k, operator: env.operator() };
  console.error(`Eval ${id}: ${reports.length * options.k} jobs, ${siteOf(options)}${routes.eval(id)}`);
  if (options.against !== undefined) await findComparable(given, options.against);
  await fileJobs(given, reports);
  if (options.detach === true) {
    console.log(id);
    return 0;
  }
  return showEval(id, { ...options, wait: true });
}

/** What would make every job fail or wait for ever is said before any is filed. */
async function checkPlace(namespace: string, model: string, reports: readonly LabelledReport[]): Promise<void> {
  const [{ liveAgents }, { findNamespace }] = await Promise.all([
    import("@/lib/db/agents"),
    import("@/lib/db/namespaces"),
  ]);
  if ((await findNamespace(namespace)) === null)
    throw new CommandError(`There is no namespace "${namespace}": add it with \`assay namespace add\`.`);
  const agents = await liveAgents();
  const offered = agents.flatMap(({ workflows }) => workflows.map(({ name }) => name));
  const variants = reports.map(({ workflow }) => workflow).filter((name) => contractOfWorkflow(name)?.type !== name);
  const unknown = variants.find((name) => !offered.includes(name));
  if (unknown !== undefined) throw new CommandError(`No live worker offers "${unknown}": start one that does first.`);
  if (!agents.some(({ models }) => models.includes(model)))
    console.error(`No live worker lists the model ${model}: the jobs wait until one takes it.`);
}

async function fileJobs(given: Omit<Eval, "created">, reports: readonly LabelledReport[]): Promise<void> {
  const [{ createEval, fileRuns, findEval }, { enqueueBehindOthers }] = await Promise.all([
    import("@/lib/db/evals"),
    import("@/lib/queue/enqueue"),
  ]);
  await createEval(given, reports.map(caseOf));
  const stored = await findEval(given.id);
  const differs =
    stored === null ||
    (["setDigest", "model", "runs", "namespace"] as const).find((name) => stored[name] !== given[name]);
  if (differs !== undefined)
    throw new CommandError(
      `The eval ${given.id} was started with other reports, another model, --k or --namespace: give the same as then.`,
    );
  process.once("SIGINT", tellHowToGoOn);
  for (const report of reports) await fileRuns(given.id, report.id, jobOf(given, report), enqueueBehindOthers);
  process.off("SIGINT", tellHowToGoOn);

  function tellHowToGoOn(): void {
    console.error(
      `Not all jobs are filed yet; those that are go on. The same command with --id ${given.id} files the rest.`,
    );
    process.exit(130);
  }
}

function caseOf({ id, workflow, title, labels, set, reason, source }: LabelledReport): EvalCase {
  return {
    report: id,
    workflow,
    title,
    labels: Object.entries(labels).map(([name, value]) => ({ name, value })),
    set,
    reason,
    source: source === "own" ? source : `${source.commit} ${source.subject}`,
  };
}

/** The job that a person would have started with this report. */
function jobOf({ namespace, model, operator }: Omit<Eval, "created">, report: LabelledReport): NewJob {
  const { workflow, title, args } = report;
  const type = contractOfWorkflow(workflow)?.type ?? workflow;
  return {
    namespace,
    workflow,
    type,
    description: title,
    link: "",
    model,
    args: toJsonText(args),
    operator,
    origin: null,
  };
}

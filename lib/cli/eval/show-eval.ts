import { writeFile } from "node:fs/promises";
import type { Eval } from "@/lib/contract/eval";
import { env } from "@/lib/env";
import { type EvalReport, reportEval } from "@/lib/eval/eval-report";
import { flipCounts, flipsBetween } from "@/lib/eval/flips";
import { type EvalComparison, evalMarkdown } from "@/lib/eval/markdown";
import { CommandError } from "../command-error";
import { attachToDatabase } from "../running-database";
import { awaitEval } from "./await-eval";

export interface ShowOptions {
  readonly against?: string;
  readonly out?: string;
  readonly site?: string;
  readonly wait?: boolean;
}

/** Prints or writes the report of an eval. Returns the exit code: 0, 130 when the wait was interrupted. Rejects with CommandError. */
export async function showEval(id: string, options: ShowOptions): Promise<number> {
  await attachToDatabase();
  const against = await requested(id, options.against);
  await sayWhatIsMissing(id);
  if (options.wait === true && (await awaitEval(id)) === "interrupted") {
    console.error(`The jobs go on. Come back with: assay eval show ${id} --wait`);
    return 130;
  }
  const report = await loadReport(id);
  const comparison = against === null ? null : await compare(against, report);
  const markdown = evalMarkdown(report, comparison, siteOf(options));
  if (options.out === undefined) console.log(markdown);
  else {
    await writeFile(options.out, markdown);
    console.log(
      `${options.out}: ${report.ended} of ${report.jobs} jobs ended${comparison === null ? "" : `; ${flipCounts(comparison.flips)}`}`,
    );
  }
  return 0;
}

/** Jobs that nobody files would be waited for in vain. */
async function sayWhatIsMissing(id: string): Promise<void> {
  const { evalProgress } = await import("@/lib/db/evals");
  const { filed, total } = await evalProgress(id);
  if (filed < total)
    console.error(
      `${filed} of ${total} jobs are filed. Was that interrupted? The command that began it, with --id ${id}, goes on.`,
    );
}

/** Where the links of a report lead, without a slash at the end. */
export function siteOf({ site }: Pick<ShowOptions, "site">): string {
  return (site ?? `http://${env.host()}:${env.port()}`).replace(/\/+$/, "");
}

/** The eval to compare with: the one that was asked for, else the latest earlier one; null when there is none. */
async function requested(id: string, against: string | undefined): Promise<Eval | null> {
  const { earlierEvals, findEval } = await import("@/lib/db/evals");
  const it = (await findEval(id)) ?? missing(id);
  return against === undefined ? ((await earlierEvals(it))[0] ?? null) : findComparable(it, against);
}

/** The eval of that id. Rejects with CommandError when `it` cannot be compared with it. */
export async function findComparable(it: Pick<Eval, "id" | "setDigest">, id: string): Promise<Eval> {
  const { findEval } = await import("@/lib/db/evals");
  const other = (await findEval(id)) ?? missing(id);
  if (other.id === it.id) throw new CommandError("--against names the eval itself: give another one.");
  if (other.setDigest !== it.setDigest)
    throw new CommandError(
      `The eval ${other.id} was of other reports or labels: only evals of the same ones are compared.`,
    );
  return other;
}

async function compare(against: Eval, report: EvalReport): Promise<EvalComparison> {
  const earlier = await loadReport(against.id);
  return { earlier, flips: flipsBetween(earlier, report) };
}

async function loadReport(id: string): Promise<EvalReport> {
  const { loadEval } = await import("@/lib/db/evals");
  return reportEval((await loadEval(id)) ?? missing(id));
}

function missing(id: string): never {
  throw new CommandError(`There is no eval "${id}": \`assay eval list\` shows those there are.`);
}

import "server-only";
import { explanationOf, isEnded, type Job } from "@/lib/contract/job";
import { jsonObject } from "@/lib/contract/json-text";
import type { SpanRow } from "@/lib/contract/span";
import { frameSources } from "@/lib/db/frame-sources";
import { jobArgs } from "@/lib/db/jobs";
import { jobJournal } from "@/lib/db/journal";
import { findNamespace } from "@/lib/db/namespaces";
import { jobReviews } from "@/lib/db/reviews";
import { findSpan, spanRows, toolAnswers } from "@/lib/db/spans";
import { type ShownLines, shownLines } from "@/lib/trajectory/shown-lines";

const CHECKOUTER = "kernel-checkouter";

/** Everything that a job's page shows beside the job itself. */
export async function loadJobPage(job: Job, selected: number | null) {
  const [namespace, args, trajectory, sources, journal, reviews, span, shown] = await Promise.all([
    findNamespace(job.namespace),
    jobArgs(job.id),
    spanRows(job.id, 0),
    frameSources(job.id),
    jobJournal(job.id),
    jobReviews([job.id]),
    selected === null ? null : findSpan(job.id, selected),
    linesShownTo(job),
  ]);
  const inputs = jsonObject(args ?? "");
  const text = (name: string) => (typeof inputs[name] === "string" ? inputs[name] : "");
  return {
    namespace,
    args: args ?? "",
    rows: trajectory.rows,
    sources,
    journal,
    reviews: reviews.get(job.id) ?? [],
    span,
    shown,
    report: text("CrashReport"),
    repository: text("KernelRepo"),
    commit: (await checkedOutCommit(job.id, trajectory.rows)) || text("KernelCommit"),
  };
}

/** The full hash that kernel-checkouter resolved the job's revision to; empty before it did. */
async function checkedOutCommit(jobId: string, rows: readonly SpanRow[]): Promise<string> {
  const row = rows.find(({ type, name, finished }) => type === "action" && name === CHECKOUTER && finished !== null);
  if (row === undefined) return "";
  const { KernelHash: hash } = jsonObject((await findSpan(jobId, row.seq))?.results ?? "");
  return typeof hash === "string" ? hash : "";
}

/** The source lines that the job's tools returned; only an explanation asks for them, and it comes at the end. */
async function linesShownTo(job: Job): Promise<ShownLines[]> {
  if (!isEnded(job.state) || explanationOf(job.results) === "") return [];
  return shownLines(await toolAnswers(job.id));
}

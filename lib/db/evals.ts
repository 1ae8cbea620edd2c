import type { Prisma } from "@/generated/prisma/client";
import type { Eval, EvalCase, EvalData, EvalOfJob, EvalRun, EvalSummary } from "@/lib/contract/eval";
import { isJobId } from "@/lib/contract/job-id";
import type { NewJob } from "@/lib/contract/job-query";
import { database } from "./client";
import { decodeText, encodeText } from "./exact-text";
import { readFlag, rowColumns, storedFlag, toJobRow } from "./job-row";
import { createJobIn, type Enqueue } from "./jobs";
import { instantOf, instantOrNull } from "./stored-instant";

/** Longest list of evals. */
const MAX_EVALS = 100;

/** Stores an eval and its cases, without jobs. Nothing happens when there is an eval of that id. */
export async function createEval(given: Omit<Eval, "created">, cases: readonly EvalCase[]): Promise<void> {
  const { id, namespace, setDigest, runs } = given;
  const texts = { name: encodeText(given.name), model: encodeText(given.model), operator: encodeText(given.operator) };
  await database().$transaction(async (tx) => {
    const data = { id, namespaceName: namespace, setDigest, runs, created: new Date(), ...texts };
    const { count } = await tx.eval.createMany({ data, skipDuplicates: true });
    if (count === 0) return;
    await tx.evalCase.createMany({
      data: cases.map((one, position) => ({ evalId: id, position, ...caseColumns(one) })),
    });
  });
}

/**
 * Files the jobs that a case lacks of the `runs` of its eval, and returns how many those were. Safe to repeat and from several
 * processes at once. Rejects when there is no such case.
 */
export async function fileRuns(evalId: string, report: string, job: NewJob, enqueue: Enqueue): Promise<number> {
  return database().$transaction(async (tx) => {
    // Locked first and read then: a statement that waits for a lock sees what was there before it waited.
    const [wanted] = await tx.$queryRaw<{ runs: number }[]>`
      select e.runs from eval_cases c join evals e on e.id = c.eval_id
      where c.eval_id = ${evalId}::uuid and c.report = ${report} for update of c`;
    if (wanted === undefined) throw new Error(`The eval ${evalId} has no report ${report}.`);
    const filed = await tx.evalRun.findMany({ where: { evalId, report }, select: { run: true } });
    const missing = Array.from({ length: wanted.runs }, (_, index) => index + 1).filter(
      (number) => !filed.some(({ run }) => run === number),
    );
    for (const run of missing) {
      const jobId = await createJobIn(tx, job, enqueue);
      await tx.evalRun.create({ data: { evalId, report, run, jobId } });
    }
    return missing.length;
  });
}

/** The eval, or null when there is none of that id. */
export async function findEval(id: string): Promise<Eval | null> {
  if (!isJobId(id)) return null;
  const row = await database().eval.findUnique({ where: { id } });
  return row === null ? null : toEval(row);
}

/** How many of the jobs of an eval were filed and have ended, of how many there are to be. */
export async function evalProgress(id: string): Promise<{ filed: number; done: number; total: number }> {
  const [row] = await database().$queryRaw<{ filed: number; done: number; total: number }[]>`
    select (select count(*)::int from eval_runs r where r.eval_id = e.id) as filed,
      (select count(*)::int from eval_runs r join jobs j on j.id = r.job_id
        where r.eval_id = e.id and j.state in ('finished', 'failed', 'aborted')) as done,
      (select count(*)::int from eval_cases c where c.eval_id = e.id) * e.runs as total
    from evals e where e.id = ${id}::uuid`;
  if (row === undefined) throw new Error(`There is no eval ${id}.`);
  return row;
}

/** The eval with its cases and jobs, or null when there is none of that id. */
export async function loadEval(id: string): Promise<EvalData | null> {
  const found = await findEval(id);
  if (found === null) return null;
  const [cases, runs] = await Promise.all([
    database().evalCase.findMany({ where: { evalId: id }, orderBy: { position: "asc" } }),
    database().evalRun.findMany({
      where: { evalId: id },
      orderBy: [{ case: { position: "asc" } }, { run: "asc" }],
      select: { report: true, run: true, job: { select: rowColumns } },
    }),
  ]);
  return {
    eval: found,
    cases: cases.map(toCase),
    runs: runs.map((row): EvalRun => ({ ...row, job: toJobRow(row.job) })),
  };
}

/** Ids, names and times of the evals of the same reports and labels that were started before `of`, newest first. */
export async function earlierEvals(of: Eval): Promise<Eval[]> {
  const rows = await database().eval.findMany({
    where: { namespaceName: of.namespace, setDigest: of.setDigest, created: { lt: new Date(of.created) } },
    orderBy: [{ created: "desc" }, { id: "desc" }],
    take: MAX_EVALS,
  });
  return rows.map(toEval);
}

type EvalRow = Prisma.EvalGetPayload<Record<string, never>>;
type SummaryRow = EvalRow & Omit<EvalSummary, keyof Eval | "ended"> & { readonly ended: Date | null };

/** The newest evals of a namespace, at most a hundred. */
export async function listEvals(namespace: string): Promise<EvalSummary[]> {
  const rows = await database().$queryRaw<SummaryRow[]>`
    select e.id, e.namespace as "namespaceName", e.name, e.set_digest as "setDigest", e.model, e.runs, e.operator, e.created,
      (select count(*)::int from eval_cases c where c.eval_id = e.id) as cases, sums.*
    from (
      select * from evals where namespace = ${encodeText(namespace)} order by created desc, id desc limit ${MAX_EVALS}
    ) as e cross join lateral (
      select count(*)::int as jobs,
        count(*) filter (where j.state = 'finished')::int as finished,
        count(*) filter (where j.state = 'failed')::int as failed,
        count(*) filter (where j.state = 'aborted')::int as aborted,
        count(*) filter (where j.state = 'finished' and j.verdict @> c.labels)::int as right,
        case when count(*) = count(j.finished) then max(j.finished) end as ended,
        coalesce(array_agg(distinct j.prompt_version) filter (where j.prompt_version <> ''), '{}') as "promptVersions",
        coalesce(array_agg(distinct j.code_revision) filter (where j.code_revision <> ''), '{}') as "codeRevisions"
      from eval_runs r join eval_cases c on c.eval_id = r.eval_id and c.report = r.report join jobs j on j.id = r.job_id
      where r.eval_id = e.id
    ) as sums
    order by e.created desc, e.id desc`;
  return rows.map((row) => {
    const { cases, jobs, finished, failed, aborted, right, promptVersions, codeRevisions } = row;
    const ended = jobs === cases * row.runs ? instantOrNull(row.ended) : null;
    return {
      ...toEval(row),
      cases,
      jobs,
      finished,
      failed,
      aborted,
      right,
      ended,
      promptVersions,
      codeRevisions: codeRevisions.map(decodeText),
    };
  });
}

/** The eval that a job was filed for, or null. */
export async function evalOfJob(jobId: string): Promise<EvalOfJob | null> {
  if (!isJobId(jobId)) return null;
  const row = await database().evalRun.findUnique({
    where: { jobId },
    select: {
      report: true,
      run: true,
      case: { select: { labels: true, eval: { select: { id: true, name: true, runs: true } } } },
    },
  });
  if (row === null) return null;
  const { id, name, runs } = row.case.eval;
  return { id, name: decodeText(name), report: row.report, run: row.run, runs, labels: row.case.labels.map(readFlag) };
}

function toEval(row: EvalRow): Eval {
  const { id, namespaceName, setDigest, runs, created } = row;
  const texts = { name: decodeText(row.name), model: decodeText(row.model), operator: decodeText(row.operator) };
  return { id, namespace: namespaceName, setDigest, runs, created: instantOf(created), ...texts };
}

function caseColumns({ report, workflow, title, labels, set, reason, source }: EvalCase) {
  return {
    report,
    workflow: encodeText(workflow),
    title: encodeText(title),
    labels: labels.map(storedFlag),
    reportSet: set,
    reason: encodeText(reason),
    source: encodeText(source),
  };
}

function toCase(row: Prisma.EvalCaseGetPayload<Record<string, never>>): EvalCase {
  return {
    report: row.report,
    workflow: decodeText(row.workflow),
    title: decodeText(row.title),
    labels: row.labels.map(readFlag),
    set: row.reportSet === "set-aside" ? "set-aside" : "rules",
    reason: decodeText(row.reason),
    source: decodeText(row.source),
  };
}

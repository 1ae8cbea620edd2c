import { shownLines } from "@/lib/contract/shown-lines";
import { BulkLoad, type LoadCounts } from "@/lib/db/bulk-load";
import { rebuildRollups } from "@/lib/db/rollups";
import { bugArgs } from "./bug";
import { OFFERED_TOOLS } from "./instructions";
import { inventSource } from "./invented-code";
import { JobMaker, type MadeJob, type RunStart, type RunSums } from "./job-maker";
import { Random } from "./random";
import { SpanContent } from "./span-content";
import { ToolContent } from "./tool-content";
import { type PlannedSpan, planTrajectory, sumTokens } from "./trajectory-plan";

export interface LoadOptions {
  readonly namespace: string;
  readonly jobs: number;
  /** Spans of each job. */
  readonly spans: number;
  readonly spanBytes: number;
  readonly seed: string;
  /** When the year of the jobs ends, in milliseconds since the epoch. */
  readonly end: number;
}

const SOURCE_LINES = 8_000;
/** Writes of a job without spans: it is created, starts and ends. */
const WRITES_OF_A_JOB = 3;

/** What a load came to. */
export interface Loaded extends LoadCounts {
  /** A job that no other has more spans than. */
  readonly jobId: string;
}

/**
 * Fills the database of DATABASE_URL and counts its jobs for the stats page; `progress` hears after each row how far it is.
 * Rejects with {@link AlreadyLoadedError} when the same jobs are there; nothing is left of a load that fails.
 */
export async function fillDatabase(options: LoadOptions, progress: (counts: LoadCounts) => void): Promise<Loaded> {
  const load = await BulkLoad.begin(options.jobs);
  try {
    const jobId = await addJobs(load, options, progress);
    await load.commit();
    await rebuildRollups();
    return { ...load.counts, jobId };
  } catch (error) {
    await load.abandon();
    throw error;
  }
}

async function addJobs(load: BulkLoad, options: LoadOptions, progress: (counts: LoadCounts) => void): Promise<string> {
  const { namespace, jobs, end, seed } = options;
  const random = new Random(seed);
  const maker = new JobMaker({ random, namespace, jobs, end });
  const tools = new ToolContent(inventSource(random.fork("source"), SOURCE_LINES));
  let first = "";
  for (let number = 0; number < jobs; number++) {
    let planned: PlannedSpan[] = [];
    const made = maker.make(number, (start) => {
      planned = planTrajectory({ ...start, spans: options.spans, spanBytes: options.spanBytes });
      return planned.length === 0 ? inventSums(start) : sumsOf(planned);
    });
    if (number === 0) first = made.job.id;
    for (const text of made.texts) load.addText(text);
    await load.addJob(made.job);
    await addSpans(load, { made, planned, random: random.fork(`spans/${number}`), tools }, progress);
    progress(load.counts);
  }
  return first;
}

async function addSpans(
  load: BulkLoad,
  run: { made: MadeJob; planned: readonly PlannedSpan[]; random: Random; tools: ToolContent },
  progress: (counts: LoadCounts) => void,
): Promise<void> {
  const { job, bug, explanation, instruction } = run.made;
  if (run.planned.length === 0) return;
  const subject = {
    workflow: job.workflow,
    model: job.model,
    args: bugArgs(bug, job.workflow),
    results: job.results,
    error: job.error,
    explanation,
    instruction,
    prompt: `The report:\n\n\`\`\`\n${bug.report}\`\`\`\n`,
    tools: OFFERED_TOOLS,
  };
  const content = new SpanContent(run.random, subject, run.tools);
  for (const planned of run.planned) {
    const span = content.fill(planned);
    await load.addSpan(job.id, span, changeOf(planned.seq));
    for (const lines of shownLines(span)) load.addShownLines(job.id, span.seq, lines);
    progress(load.counts);
  }
}

/** The job's change number when the span ended, as if each started and ended before the next. */
function changeOf(seq: number): number {
  return WRITES_OF_A_JOB + 2 * seq + 1;
}

function sumsOf(planned: readonly PlannedSpan[]): RunSums {
  const flow = planned[0];
  const elapsedMs = flow === undefined ? 0 : flow.finished - flow.started;
  return { tokens: sumTokens(planned), elapsedMs, change: WRITES_OF_A_JOB + 2 * planned.length };
}

/** As runs of about 25 model calls come to. */
function inventSums({ random, finished }: RunStart): RunSums {
  const calls = random.logNormal(finished ? 24 : 10, 0.5);
  const input = Math.round(calls * random.logNormal(22_000, 0.4));
  const tokens = {
    input,
    output: Math.round(calls * random.logNormal(140, 0.4)),
    thoughts: Math.round(calls * random.logNormal(160, 0.6)),
    cached: Math.round(input * (0.6 + 0.3 * random.next())),
  };
  return { tokens, elapsedMs: Math.round(calls * random.logNormal(9_000, 0.4)), change: WRITES_OF_A_JOB };
}

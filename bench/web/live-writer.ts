import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";

/** Where a running job is written. */
export interface WrittenJob {
  readonly databaseUrl: string;
  readonly jobId: string;
}

interface Rate {
  readonly perSecond: number;
  readonly seconds: number;
}

const CONNECTIONS = 4;
/** More would only wait for a connection. */
const MOST_AT_ONCE = 16;
const RESULTS = JSON.stringify({ Missing: false, Contents: "1: static int value;\n".repeat(100) });

/** As lib/db does it: the change is raised under the lock of the job, stored on the span, and listeners are told at commit. */
const RAISED = "raised as (update jobs set change = change + 1 where id = $1::uuid returning change)";
const TOLD = "select pg_notify('assay', json_build_object('job', $1::text, 'change', change)::text) from written";
const START = `with ${RAISED}, written as (
  insert into spans (job_id, seq, parent, nesting, type, name, step, started, args, summary, size, change)
  select $1::uuid, $2, nullif($3, -1), $4, $5, $6, $7, now(), $8, $8, 100, change from raised returning change) ${TOLD}`;
const END = `with ${RAISED}, written as (
  update spans s set finished = clock_timestamp(), results = $3, size = 2300, change = raised.change from raised
  where s.job_id = $1::uuid and s.attempt = 0 and s.seq = $2 returning s.change) ${TOLD}`;

/**
 * Stores spans of a running job at their start and at their end, and returns when the end of each was stored, in milliseconds of
 * `performance.now()`. lib/db needs a worker's six round trips for each write and comes to some 90 spans a second of one job; here
 * each is one statement. A database that is too slow for the rate gets fewer spans.
 */
export async function writeSpans(job: WrittenJob, { perSecond, seconds }: Rate): Promise<Map<number, number>> {
  const pool = new pg.Pool({ connectionString: job.databaseUrl, max: CONNECTIONS, application_name: "bench" });
  const stored = new Map<number, number>();
  const running = new Set<Promise<void>>();
  const began = performance.now();
  for (let seq = 0; performance.now() - began < seconds * 1000; seq++) {
    await sleep(Math.max(0, began + (seq * 1000) / perSecond - performance.now()));
    const writing = writeSpan(pool, job.jobId, seq).then((at) => void stored.set(seq, at));
    running.add(writing);
    void writing.finally(() => running.delete(writing));
    if (running.size >= MOST_AT_ONCE) await Promise.race(running);
  }
  await Promise.all(running);
  await pool.end();
  return stored;
}

async function writeSpan(pool: pg.Pool, jobId: string, seq: number): Promise<number> {
  const place =
    seq === 0 ? [-1, 0, "flow", "assessment-kcsan", null] : [0, 1, "tool", "read-file", `expert/tool#${seq}`];
  await pool.query(START, [jobId, seq, ...place, `{"File":"net/live/file_${seq}.c"}`]);
  await pool.query(END, [jobId, seq, RESULTS]);
  return performance.now();
}

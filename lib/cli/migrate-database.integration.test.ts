import { beforeAll, expect, test } from "vitest";
import { everyJob, type JobFilter } from "@/lib/contract/job-query";
import { createJob, failJob, findJob, finishJob, startJob } from "@/lib/db/jobs";
import { rebuildRollups } from "@/lib/db/rollups";
import { searchQuery } from "@/lib/db/search-terms";
import { spansShowing } from "@/lib/db/shown-lines";
import { recordSpanEnd, recordSpanStart } from "@/lib/db/spans";
import { env } from "@/lib/env";
import { newJob, noQueue } from "@/lib/testing/new-job";
import { toolSpan } from "@/lib/testing/span-rows";
import { provideTestDatabase } from "@/lib/testing/test-database";
import { migrateDatabase } from "./migrate-database";

const testDatabase = provideTestDatabase();
const starter = { agentName: "worker", codeRevision: "abc", defaultModel: "rules" };
let failed = "";
let finished = "";
let wanted: Partial<JobFilter>[] = [];

beforeAll(async () => {
  failed = await createJob(newJob(), noQueue);
  await failJob(failed, "git took more than 60000 ms.");
  finished = await createJob(newJob(), noQueue);
  await startJob(finished, starter);
  await recordSpanStart(finished, toolSpan(1, { type: "agent", instruction: "Assess.", finished: null }));
  for (let seq = 2; seq <= 103; seq++) {
    const results = JSON.stringify({ SourceFile: "net/\0.c", SourceCode: `${seq}: a` });
    await recordSpanEnd(finished, toolSpan(seq, { results }));
  }
  await finishJob(finished, "{}");
  const [failure, promptVersion] = [await findJob(failed), await findJob(finished)];
  wanted = [{ failure: failure?.failure ?? "" }, { promptVersion: promptVersion?.promptVersion ?? "" }];
});

/** The jobs that each of `wanted` finds in the index. */
async function found(): Promise<string[][]> {
  const queries = wanted.map((filter) => searchQuery({ ...everyJob("upstream"), ...filter }, null));
  const sql = "select job_id from job_search where terms @@ $1::tsquery";
  const rows = await Promise.all(queries.map((query) => testDatabase.query<{ job_id: string }>(sql, [query])));
  return rows.map((jobs) => jobs.map((job) => job.job_id));
}

test("jobs of an earlier version are found by what the new one derives from them", async () => {
  await testDatabase.query("update jobs set failure = '', prompt_version = '', cost_micros = null");
  await testDatabase.query("delete from rollups");
  await testDatabase.query("delete from job_search");
  await testDatabase.query("delete from shown_lines");
  await migrateDatabase(env.requiredDatabaseUrl());
  expect(await found()).toEqual([[failed], [finished]]);
  const places = [2, 103, 104].map((line) => ({ path: "net/\0.c", line }));
  expect(await spansShowing(finished, places)).toEqual([2, 103, null]);
});

test("what a count of all jobs fills in is found", async () => {
  await testDatabase.query("update jobs set failure = '', prompt_version = ''");
  await testDatabase.query("update job_search set terms = ''");
  await rebuildRollups();
  expect(await found()).toEqual([[failed], [finished]]);
});

import { expect, test } from "vitest";
import { everyJob } from "@/lib/contract/job-query";
import { sampleJobs } from "@/lib/contract/samples";
import { jobArgs, listJobs } from "@/lib/db/jobs";
import { liveRuns } from "@/lib/queue/live-runs";
import { provideTestDatabase } from "@/lib/testing/test-database";
import { seedSampleJobs } from "./seed";

provideTestDatabase();

test("of workers that start at once, one files the sample jobs, and no later one does", async () => {
  const filed = await Promise.all([1, 2, 3].map(() => seedSampleJobs()));
  expect(filed.sort()).toEqual([0, 0, sampleJobs.length]);
  expect(await seedSampleJobs()).toBe(0);
  const { jobs } = await listJobs({ ...everyJob("upstream"), showAborted: true }, { side: "start" });
  expect(jobs.map(({ description }) => description).sort()).toEqual(sampleJobs.map(({ title }) => title).sort());
  expect((await liveRuns()).map(({ jobId }) => jobId).sort()).toEqual(jobs.map(({ id }) => id).sort());
  const sample = sampleJobs.find(({ title }) => title === jobs[0]?.description);
  expect(JSON.parse((await jobArgs(jobs[0]?.id ?? "")) ?? "")).toEqual(sample?.args);
});

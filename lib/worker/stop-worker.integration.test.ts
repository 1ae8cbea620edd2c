import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { createJob } from "@/lib/db/jobs";
import { enqueueRun } from "@/lib/queue/enqueue";
import { findRuns } from "@/lib/queue/live-runs";
import { awaitJob } from "@/lib/testing/await-job";
import { newJob } from "@/lib/testing/new-job";
import { provideTestDatabase } from "@/lib/testing/test-database";
import { workerParts } from "@/lib/testing/worker-parts";
import { startWorkerOf } from "./worker";

provideTestDatabase();

test("a worker that stops hands its runs over, whatever a provider that it asks is doing", async () => {
  const worker = await startWorkerOf(workerParts({ reportModels: () => new Promise(() => undefined) }));
  const log = path.join(tmpdir(), `assay-stop-${process.pid}.log`);
  const args = JSON.stringify({ Log: log, Pause: 20_000, Failing: "" });
  const job = newJob({ workflow: "assessment-pausing", type: "assessment-pausing", args });
  const id = await createJob(job, enqueueRun);
  await awaitJob(id, ({ state }) => state === "running");
  await worker.stop();
  expect(await findRuns([id])).toMatchObject([{ state: "waiting" }]);
  await rm(log, { force: true });
});

import pg from "pg";
import { expect, test } from "vitest";
import { parkJob, startJob } from "@/lib/db/job-states";
import { createJob, findJob } from "@/lib/db/jobs";
import { env } from "@/lib/env";
import { enqueueRun } from "@/lib/queue/enqueue";
import { newJob } from "@/lib/testing/new-job";
import { provideTestDatabase } from "@/lib/testing/test-database";
import { reconcile } from "./reconcile";

const database = provideTestDatabase();

test("a job that is put aside while a sweep goes from the rows to the queue waits on", async () => {
  const id = await createJob(newJob({ model: "compatible:nobody" }), enqueueRun);
  await startJob(id, { agentName: "w", codeRevision: "r", defaultModel: "rules" });
  const queue = await holdQueue();
  const sweep = reconcile();
  await expect.poll(waitingForQueue).toBe(1);
  await parkJob(id, new Date(Date.now() + 3_600_000), "a quota");
  await queue.query("update dbos.workflow_status set status = 'CANCELLED' where workflow_uuid = $1", [id]);
  await queue.query("commit");
  await queue.end();
  await sweep;
  expect(await findJob(id)).toMatchObject({ state: "pending", error: "", waitReason: "a quota" });
});

test("a job that cannot be ended holds up no other one", async () => {
  const ids = [];
  for (const agentName of ["a", "b", "c"]) {
    const id = await createJob(newJob({ model: "compatible:nobody" }), enqueueRun);
    await startJob(id, { agentName, codeRevision: "r", defaultModel: "rules" });
    await database.query(`update dbos.workflow_status set status = 'CANCELLED' where workflow_uuid = '${id}'`);
    ids.push(id);
  }
  const stuck = ids[1] ?? "";
  await database.query(`
    create function refuse() returns trigger language plpgsql as $$ begin raise exception 'stuck'; end $$;
    create trigger refuse before update on jobs for each row when (old.id = '${stuck}') execute function refuse()`);
  await expect(reconcile()).rejects.toThrow("stuck");
  const states = await Promise.all(ids.map(async (id) => (await findJob(id))?.state));
  expect(states).toEqual(["aborted", "running", "aborted"]);
});

/** A connection that keeps all others from the queue until it commits. */
async function holdQueue(): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: env.databaseUrl(), application_name: "test" });
  await client.connect();
  await client.query("begin");
  await client.query("lock table dbos.workflow_status in access exclusive mode");
  return client;
}

async function waitingForQueue(): Promise<number> {
  const waiting = await database.query(`
    select from pg_locks where not granted and relation = 'dbos.workflow_status'::regclass
      and database = (select oid from pg_database where datname = current_database())`);
  return waiting.length;
}

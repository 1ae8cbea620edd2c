import { randomUUID } from "node:crypto";
import pg from "pg";
import { siteDatabase } from "./site-processes";

/** A query to the database of the site that the browser tests share. */
export async function querySite<Row extends pg.QueryResultRow>(sql: string, values: unknown[] = []): Promise<Row[]> {
  const client = new pg.Client({ connectionString: siteDatabase() });
  await client.connect();
  try {
    return (await client.query<Row>(sql, values)).rows;
  } finally {
    await client.end();
  }
}

const explanation = "The **flag** is read once.\n\n```c\nif (READ_ONCE(sk->flag))\n\treturn;\n```\n";

/**
 * Finished jobs that nobody reviewed, in a namespace of their own that is made for them: the lists of other tests stay as
 * they are. Returns their ids, newest first.
 */
export async function createReviewableJobs(namespace: string, count: number): Promise<string[]> {
  await querySite("insert into namespaces (name, title, default_repo) values ($1, $1, '') on conflict do nothing", [
    namespace,
  ]);
  const ids = Array.from({ length: count }, () => randomUUID());
  const results = JSON.stringify({ Benign: true, Confident: false, Explanation: explanation });
  const args = JSON.stringify({ CrashReport: "BUG: KCSAN: data-race in a / b\n\nread to 0xffff of 1 bytes\n" });
  await querySite(
    `insert into jobs (id, namespace, workflow, type, description, state, created, started, finished, verdict, model, args, results)
     select id, $2, 'assessment-kcsan', 'assessment-kcsan', 'KCSAN: data-race number ' || n, 'finished',
       now() - n * interval '1 minute', now(), now(), '{Benign=true,Confident=false}', 'rules', $3, $4
     from unnest($1::uuid[]) with ordinality as given (id, n)`,
    [ids, namespace, args, results],
  );
  return ids;
}

/** The marks of all jobs of a namespace, with how often each occurs. */
export async function marksOf(namespace: string): Promise<Record<string, number>> {
  const rows = await querySite<{ correct: string; jobs: number }>(
    "select correct::text, count(*)::int as jobs from jobs where namespace = $1 group by correct",
    [namespace],
  );
  return Object.fromEntries(rows.map(({ correct, jobs }) => [correct, jobs]));
}

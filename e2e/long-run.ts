import { randomUUID } from "node:crypto";
import { encodeText } from "@/lib/db/exact-text";
import { querySite } from "./reviewable-jobs";

const NAMESPACE = "long-runs";

/** What a tool returned that no page should choke on: markup, a terminal's escapes, text that runs backwards, a NUL. */
const hostile = `</script><img src=x onerror="document.title='owned'"> \u001b[31mred\u001b[0m \u202eelif\u202c a\0b`;

/** Seqs of the spans that are unlike the others. */
export const odd = { hostile: 7, huge: 9, failed: 1500, needle: 2900 } as const;

/** Characters of the one line that the huge span returned. */
const HUGE = 5_000_000;

/**
 * A finished job of `count` spans: a flow, an agent in it, and in that model calls and tool calls by turns, each 10 ms long. Span
 * 2900 is the only one that holds `needle_in_the_run`. Returns its id.
 */
export async function createLongRun(count: number): Promise<string> {
  const id = randomUUID();
  await querySite("insert into namespaces (name, title, default_repo) values ($1, $1, '') on conflict do nothing", [
    NAMESPACE,
  ]);
  await querySite(
    `insert into jobs (id, namespace, workflow, type, description, state, created, started, finished, verdict, model, change, args, results)
     values ($1, $2, 'assessment-kcsan', 'assessment-kcsan', 'KCSAN: data-race in a long run', 'finished',
       '2026-01-14T23:02:00Z', '2026-01-14T23:02:00Z', '2026-01-14T23:02:00Z'::timestamptz + $3 * interval '10 ms',
       '{Benign=true}', 'rules', 2, '{"CrashReport":"BUG: KCSAN"}', '{"Benign":true,"Explanation":"Read **once**."}')`,
    [id, NAMESPACE, count],
  );
  await querySite(
    `insert into spans (job_id, seq, parent, nesting, type, name, started, finished, failed, error, summary, size, change, args, results)
     select $1, seq, case when seq > 1 then 1 when seq = 1 then 0 end, least(seq, 2),
       case when seq = 0 then 'flow' when seq = 1 then 'agent' when seq % 2 = 0 then 'llm' else 'tool' end,
       case when seq < 2 then 'expert' when seq % 2 = 0 then 'expert' when seq % 4 = 1 then 'read-file' else 'grepper' end,
       '2026-01-14T23:02:00Z'::timestamptz + seq * interval '10 ms',
       '2026-01-14T23:02:00Z'::timestamptz + case when seq < 2 then $2::int else seq + 1 end * interval '10 ms',
       seq = $3, case when seq = $3 then 'the file is gone' else '' end, 'step ' || seq, 100, 2,
       json_build_object('File', 'net/a' || seq || '.c')::text, json_build_object('Contents', '1: int a' || seq || ';')::text
     from generate_series(0, $2 - 1) as seq`,
    [id, count, odd.failed],
  );
  const set = (seq: number, column: "results" | "summary" | "reply", text: string) =>
    querySite(`update spans set ${column} = $3 where job_id = $1 and seq = $2`, [id, seq, text]);
  await set(odd.hostile, "results", JSON.stringify({ Contents: hostile }));
  await set(odd.hostile, "summary", encodeText(hostile));
  await set(odd.huge, "results", JSON.stringify({ Contents: "x".repeat(HUGE) }));
  await set(odd.needle, "reply", "here is the needle_in_the_run");
  return id;
}

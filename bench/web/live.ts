import { setTimeout as sleep } from "node:timers/promises";
import type { NewJob } from "@/lib/contract/job-query";
import { createJob, startJob } from "@/lib/db/jobs";
import { routes } from "@/lib/routes";
import type { Bench, Served } from "./bench";
import { execute, queryOne } from "./databases";
import { LiveListener } from "./live-listener";
import { writeSpans } from "./live-writer";
import { megabytes, milliseconds, plain, Table } from "./table";

const LISTENERS = 50;
const SPANS_PER_SECOND = 200;
/** For what was written last to arrive. */
const SETTLE_MS = 3_000;

/** A job that is written fast and followed by many: nothing is missed, nothing comes late, nothing grows. */
export async function liveBench({ settings, serve }: Bench): Promise<Table[]> {
  return serve("live", [], async (served) => {
    await hastenCommits(served);
    const id = await startedJob();
    const url = `${served.site.url}${routes.jobEvents(id, 0)}`;
    const listeners = Array.from({ length: LISTENERS }, () => new LiveListener(url));
    await Promise.all(listeners.map((listener) => listener.connected));
    await sleep(SETTLE_MS);
    const memory = [served.site.memory()];
    const sampling = setInterval(() => memory.push(served.site.memory()), 1_000);
    const written = await writeSpans(
      { jobId: id, databaseUrl: served.databaseUrl },
      { perSecond: SPANS_PER_SECOND, seconds: settings.seconds },
    );
    await sleep(SETTLE_MS);
    clearInterval(sampling);
    const connections = await listenConnections(served);
    for (const listener of listeners) listener.close();
    return [report({ listeners, written, memory, connections, seconds: settings.seconds })];
  });
}

function report(run: {
  listeners: readonly LiveListener[];
  written: ReadonlyMap<number, number>;
  memory: readonly number[];
  connections: number;
  seconds: number;
}): Table {
  const { listeners, written, memory, connections, seconds } = run;
  const lags = listeners.flatMap((listener) => lagsOf(listener, written));
  const whole = listeners.filter((listener) => [...written.keys()].every((seq) => listener.ended.has(seq))).length;
  const table = new Table(`${SPANS_PER_SECOND} spans a second for ${seconds} s, ${LISTENERS} listeners`);
  table.say(
    "spans stored, each at its start and at its end, without waiting for the disk",
    `${written.size} (${(written.size / seconds).toFixed(0)}/s)`,
  );
  table.say("listeners that have every span", `${whole} of ${LISTENERS}`);
  table.add("lag: end committed → seen", milliseconds(lags));
  table.add("listening database connections", plain([connections]));
  table.say(
    "memory of the web process, first and last ten seconds",
    `${meanMegabytes(memory.slice(0, 10))} → ${meanMegabytes(memory.slice(-10))}`,
  );
  table.add("memory of the web process", megabytes(memory));
  return table;
}

function lagsOf(listener: LiveListener, written: ReadonlyMap<number, number>): number[] {
  return [...written].flatMap(([seq, at]) => {
    const seen = listener.ended.get(seq);
    return seen === undefined ? [] : [Math.max(0, seen - at)];
  });
}

function meanMegabytes(bytes: readonly number[]): string {
  return `${(bytes.reduce((sum, value) => sum + value, 0) / bytes.length / 1024 / 1024).toFixed(0)} MB`;
}

/**
 * Every write of a span locks its job until the disk has it: slower than what is to be read. New connections wait for no disk.
 */
async function hastenCommits({ databaseUrl }: Served): Promise<void> {
  await execute(databaseUrl, "alter database live set synchronous_commit = off");
}

async function startedJob(): Promise<string> {
  const job: NewJob = {
    namespace: "upstream",
    workflow: "assessment-kcsan",
    type: "assessment-kcsan",
    description: "KCSAN: data-race in live / bench",
    link: "",
    model: "",
    args: '{"CrashReport":"report"}',
    operator: "bench",
    origin: null,
  };
  const id = await createJob(job, async () => undefined);
  await startJob(id, { agentName: "bench", codeRevision: "bench", defaultModel: "rules" });
  return id;
}

async function listenConnections({ databaseUrl }: Served): Promise<number> {
  const { connections } = await queryOne<{ connections: number }>(
    databaseUrl,
    "select count(*)::int as connections from pg_stat_activity where application_name = 'assay listen' and datname = current_database()",
  );
  return connections;
}

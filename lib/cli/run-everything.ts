import { mkdir, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { env, modelSettings } from "@/lib/env";
import { takeFileLock } from "@/lib/kernel/file-lock";
import { type EmbeddedPostgres, startPostgres } from "@/lib/postgres/embedded";
import { CommandError } from "./command-error";
import { ensureBuild } from "./ensure-build";
import { stopRequested } from "./lifetime";
import { migrateDatabase } from "./migrate-database";
import { databaseNote } from "./running-database";
import { SupervisedProcess } from "./supervised-process";

/** Everything must have ended 5 s after the request: web and worker first, then the database. */
const PROCESS_GRACE_MS = 3000;
const DATABASE_CHECK_MS = 2000;

/** What runs, as it comes up. */
interface Running {
  database: EmbeddedPostgres | null;
  readonly processes: SupervisedProcess[];
  stopping: boolean;
}

/**
 * Runs database, worker and site until asked to stop. The worker starts before the site is built, so that the sample
 * jobs are assessed in the meantime. Rejects with CommandError for what the person who started it can mend.
 */
export async function runEverything(): Promise<void> {
  const stopped = stopRequested();
  const home = env.home();
  await mkdir(path.join(home, "logs"), { recursive: true });
  const lock = await takeFileLock(path.join(home, "up.lock"));
  if ("heldBy" in lock) {
    throw new CommandError(
      `assay already runs in ${home} (process ${lock.heldBy}): stop it, or set ASSAY_HOME and PORT for a second one.`,
    );
  }
  const running: Running = { database: null, processes: [], stopping: false };
  const started = startAll(home, running).then(() => "started" as const);
  try {
    if ((await Promise.race([stopped, started])) === "started") await stopped;
    say("stopping");
  } finally {
    running.stopping = true;
    await Promise.all(running.processes.map((process) => process.stop(PROCESS_GRACE_MS)));
    await running.database?.stop();
    await rm(databaseNote(), { force: true });
    await lock.release();
  }
}

async function startAll(home: string, running: Running): Promise<void> {
  await requireFreePort(env.host(), env.port());
  await requireWorkerSettings();
  const url = env.databaseUrl() === "" ? await startDatabase(home, running) : env.databaseUrl();
  await writeFile(databaseNote(), url, { mode: 0o600 });
  await migrateDatabase(url);
  say("database is ready");
  await launch("worker", { home, url, running });
  say("worker is ready");
  // The longest wait of the first start: a terminal that says nothing looks stuck.
  const building = () => say("building the site");
  if ((await ensureBuild(building)) === "built") say("site is built");
  await launch("web", { home, url, running });
  say(`ready: http://${env.host() === "127.0.0.1" ? "localhost" : env.host()}:${env.port()}`);
}

async function startDatabase(home: string, running: Running): Promise<string> {
  const start = () =>
    startPostgres({
      dir: path.join(home, "postgres"),
      database: "assay",
      logFile: path.join(home, "logs", "postgres.log"),
    });
  const database = await start();
  running.database = database;
  void keepDatabase(start, running);
  return database.url;
}

/** Starts the database again when it is gone; one that runs is left as it is. */
async function keepDatabase(start: () => Promise<EmbeddedPostgres>, running: Running): Promise<void> {
  for (;;) {
    await sleep(DATABASE_CHECK_MS);
    if (running.stopping) return;
    if (await running.database?.isAlive()) continue;
    say("the database ended; starting it again");
    running.database = await start().catch((error: Error) => {
      say(error.message);
      return running.database;
    });
  }
}

interface Launch {
  readonly home: string;
  readonly url: string;
  readonly running: Running;
}

/** Starts a child and resolves when it is ready for the first time. */
function launch(command: "worker" | "web", { home, url, running }: Launch): Promise<void> {
  return new Promise((resolve) => {
    if (running.stopping) return;
    running.processes.push(
      new SupervisedProcess({
        command,
        logFile: path.join(home, "logs", `${command}.log`),
        environment: { DATABASE_URL: url, ASSAY_HOME: home, NODE_ENV: "production" },
        onReady: resolve,
        onRestart: say,
      }),
    );
  });
}

/** Fails early and by name, too: a worker whose settings cannot be used would be started again and again. */
async function requireWorkerSettings(): Promise<void> {
  for (const read of [env.indexLimits, env.mayBuild, env.tokenBudget]) read();
  const id = env.model();
  if (id === "rules") return; // needs nothing, and the providers take half a second to load
  const { requireModel } = await import("@/lib/llm/registry");
  requireModel(id, modelSettings());
}

/** Fails early and by name: a web process that cannot listen would only be started again and again. */
function requireFreePort(host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", (error: NodeJS.ErrnoException) => {
      const reason =
        error.code === "EADDRINUSE" ? "is in use: set PORT to a free one" : `cannot be used: ${error.message}`;
      reject(new CommandError(`${host}:${port} ${reason}.`));
    });
    probe.listen(port, host, () => probe.close(() => resolve()));
  });
}

function say(what: string): void {
  console.log(`assay: ${what}`);
}

import { mkdir, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import path from "node:path";
import { env } from "@/lib/env";
import { CommandError } from "./command-error";
import { ensureBuild } from "./ensure-build";
import { stopRequested } from "./lifetime";
import { migrateDatabase } from "./migrate-database";
import { takePidLock } from "./pid-lock";
import { databaseNote } from "./running-database";
import { SupervisedProcess } from "./supervised-process";

/** Everything must have ended 5 s after the request: web and worker first, then the database. */
const PROCESS_GRACE_MS = 3000;
const DATABASE_GRACE_MS = 1700;

/**
 * Runs database, worker and site until asked to stop. The worker starts before the site is built, so that the sample
 * jobs are assessed in the meantime. Rejects with CommandError for what the person who started it can mend.
 */
export async function runEverything(): Promise<void> {
  const stopped = stopRequested();
  const home = env.home();
  await mkdir(path.join(home, "logs"), { recursive: true });
  const lock = await takePidLock(path.join(home, "up.pid"));
  if ("heldBy" in lock) {
    throw new CommandError(
      `assay already runs in ${home} (process ${lock.heldBy}): stop it, or set ASSAY_HOME and PORT for a second one.`,
    );
  }
  const processes: SupervisedProcess[] = [];
  const started = startAll(home, processes);
  try {
    const first = await Promise.race([stopped, started.then(() => "started" as const)]);
    if (first === "started") await stopped;
  } finally {
    say("stopping");
    const [database, ...others] = env.databaseUrl() === "" ? processes : [undefined, ...processes];
    await Promise.all(others.map((process) => process?.stop(PROCESS_GRACE_MS)));
    await database?.stop(DATABASE_GRACE_MS);
    await rm(databaseNote(), { force: true });
    await lock.release();
  }
}

/** Starts one after the other and adds each to `processes`: the embedded database, when there is one, is the first. */
async function startAll(home: string, processes: SupervisedProcess[]): Promise<void> {
  await requireFreePort(env.host(), env.port());
  const url = env.databaseUrl() === "" ? await startDatabase(home, processes) : env.databaseUrl();
  await writeFile(databaseNote(), url, { mode: 0o600 });
  await migrateDatabase(url);
  say("database is ready");
  await launch("worker", { home, url, processes });
  say("worker is ready");
  if ((await ensureBuild()) === "built") say("site is built");
  await launch("web", { home, url, processes });
  say(`ready: http://${env.host() === "127.0.0.1" ? "localhost" : env.host()}:${env.port()}`);
}

function startDatabase(home: string, processes: SupervisedProcess[]): Promise<string> {
  return new Promise((resolve) => {
    processes.push(
      new SupervisedProcess({
        command: "postgres",
        logFile: path.join(home, "logs", "database.log"),
        environment: {},
        onMessage: (message) => resolve((message as { url: string }).url),
        onRestart: say,
      }),
    );
  });
}

function launch(
  command: "worker" | "web",
  to: { home: string; url: string; processes: SupervisedProcess[] },
): Promise<void> {
  return new Promise((resolve) => {
    to.processes.push(
      new SupervisedProcess({
        command,
        logFile: path.join(to.home, "logs", `${command}.log`),
        environment: { DATABASE_URL: to.url, NODE_ENV: "production" },
        onMessage: () => resolve(),
        onRestart: say,
      }),
    );
  });
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

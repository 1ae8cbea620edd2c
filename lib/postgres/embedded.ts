import { type ChildProcess, spawn } from "node:child_process";
import { mkdir, open, readFile, writeFile } from "node:fs/promises";
import { createServer, Socket } from "node:net";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { findPostgresBinaries, findServerUser, type PostgresBinaries } from "./binaries";
import { clusterPassword, ensureCluster } from "./cluster";
import { PostgresError } from "./postgres-error";
import { forgetPostmaster, isServing, readPostmaster, stopPostmaster } from "./postmaster";
import { findServerPlace } from "./server-place";

/** Where an embedded Postgres lives. Paths are absolute; the folders above them are made. */
export interface EmbeddedOptions {
  /** The data directory. Password and port are kept beside it. Elsewhere when the server's user cannot enter it: see findServerPlace. */
  readonly dir: string;
  /** Name of the database to provide; made when missing. */
  readonly database: string;
  readonly logFile: string;
}

export interface EmbeddedPostgres {
  /** Of the database, with user and password. */
  readonly url: string;
  /** True when the server was already running. */
  readonly reused: boolean;
  /** Whether the server still runs. */
  isAlive(): Promise<boolean>;
  /** Stops the server, also one that another process started; resolves when it is gone. */
  stop(): Promise<void>;
}

const START_TIMEOUT_MS = 30_000;
/** How long a pid that is no Postgres any more may block the start: it may be a zombie that its parent has yet to reap. */
const STALE_PID_MS = 5_000;

/**
 * Starts the Postgres of `dir`, or takes the one that runs there. The first start makes the cluster (about a second).
 * It listens on 127.0.0.1 only, on a free port that is remembered, and needs a random password. It stops when this
 * process ends in any way, kill -9 included; a signal to the terminal's process group does not reach it, so that the
 * caller can stop it last. Safe when two processes start the same `dir` at once. Rejects with a message that says what to do.
 */
export async function startPostgres(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const { database, logFile } = options;
  await mkdir(path.dirname(options.dir), { recursive: true });
  await mkdir(path.dirname(logFile), { recursive: true });
  const { dir, binaries } = await findServerPlace({ dir: options.dir, binaries: await findPostgresBinaries() });
  const password = await clusterPassword(dir);
  await ensureCluster(dir, binaries, logFile);
  const { port, reused } = await startOrJoin({ dir, binaries, logFile, password });
  await ensureDatabase(serverUrl(port, password, "postgres"), database);
  return {
    url: serverUrl(port, password, database),
    reused,
    isAlive: async () => {
      const server = await readPostmaster(dir);
      return server !== null && (await isServing(server.pid));
    },
    stop: () => stopPostmaster(dir),
  };
}

function serverUrl(port: number, password: string, database: string): string {
  return `postgresql://postgres:${password}@127.0.0.1:${port}/${encodeURIComponent(database)}`;
}

interface Start {
  readonly dir: string;
  readonly binaries: PostgresBinaries;
  readonly logFile: string;
  readonly password: string;
}

/** Two processes may be here at once: Postgres itself lets one server in, and the other process finds it running. */
async function startOrJoin(start: Start): Promise<{ port: number; reused: boolean }> {
  const { dir, logFile, password } = start;
  const began = Date.now();
  let server: ChildProcess | null = null;
  while (Date.now() - began < START_TIMEOUT_MS) {
    const named = await readPostmaster(dir);
    if (named !== null && (await isServing(named.pid))) {
      if (named.ready && (await answers(serverUrl(named.port, password, "postgres")))) {
        await writeFile(portFile(dir), String(named.port));
        return { port: named.port, reused: server === null || server.exitCode !== null };
      }
    } else if (server === null || server.exitCode !== null) {
      if (named !== null && Date.now() - began > STALE_PID_MS) await forgetPostmaster(dir);
      server = await spawnServer(start);
    }
    await sleep(50);
  }
  throw new PostgresError(`Postgres did not start within ${START_TIMEOUT_MS / 1000} s: see ${logFile}.`);
}

/**
 * The server lives in a session of its own, out of reach of Ctrl-C, under a shell that waits for the end of its standard
 * input: the kernel closes that when this process is gone, and the shell then stops the server.
 */
const GUARD = `exec 3<&0; "$@" 3<&- </dev/null & server=$!; (read -r end <&3; kill -INT $server) & wait $server; status=$?; kill $! 2>/dev/null; exit $status`;

async function spawnServer({ dir, binaries, logFile }: Start): Promise<ChildProcess> {
  const port = await freePort(dir);
  const settings = ["listen_addresses=127.0.0.1", "unix_socket_directories="].flatMap((setting) => ["-c", setting]);
  const log = await open(logFile, "a");
  try {
    const command = [binaries.postgres, "-D", dir, "-p", String(port), ...settings];
    const options = { ...(await findServerUser()), cwd: "/", detached: true } as const;
    const child = spawn("/bin/sh", ["-c", GUARD, "postgres", ...command], {
      ...options,
      stdio: ["pipe", log.fd, log.fd],
    });
    child.once("error", () => undefined); // seen as a server that never answers
    child.stdin?.once("error", () => undefined);
    child.unref(); // a running server must not keep this process alive
    if (child.stdin instanceof Socket) child.stdin.unref();
    return child;
  } finally {
    await log.close();
  }
}

const portFile = (dir: string) => `${dir}.port`;

/** The port of last time when it is free, else any free one. */
async function freePort(dir: string): Promise<number> {
  const remembered = Number(await readFile(portFile(dir), "utf8").catch(() => "0"));
  if (Number.isInteger(remembered) && remembered > 0 && remembered < 65536) {
    const port = await tryListen(remembered);
    if (port !== null) return port;
  }
  const port = await tryListen(0);
  if (port === null) throw new PostgresError("There is no free TCP port on 127.0.0.1 for the embedded Postgres.");
  return port;
}

function tryListen(port: number): Promise<number | null> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", () => resolve(null));
    probe.listen(port, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address !== null ? address.port : null));
    });
  });
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  client.on("error", () => undefined);
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function ensureDatabase(url: string, database: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => undefined);
  await client.connect();
  try {
    const { rowCount } = await client.query("select 1 from pg_database where datname = $1", [database]);
    if (rowCount === 0) await client.query(`create database ${client.escapeIdentifier(database)}`);
  } catch (error) {
    const raced = ["42P04", "23505"].includes(String((error as { code?: unknown }).code)); // made by another process just now
    if (!raced) throw error;
  } finally {
    await client.end();
  }
}

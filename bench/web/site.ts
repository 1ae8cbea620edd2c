import { type ChildProcess, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { childEnvironment } from "@/lib/env";

/** `assay web` in a process of its own. */
export interface Site {
  /** Without a path. */
  readonly url: string;
  /** Bytes of memory that the server has. */
  memory(): number;
  stop(): Promise<void>;
}

const START_MS = 300_000;

/** Serves the database at `databaseUrl`; builds the site first when its sources changed. */
export async function startSite(databaseUrl: string, { home, port }: { home: string; port: number }): Promise<Site> {
  const command = path.resolve(import.meta.dirname, "../../lib/cli/assay.mjs");
  const env = childEnvironment({
    DATABASE_URL: databaseUrl,
    ASSAY_HOME: home,
    PORT: String(port),
    NODE_ENV: "production",
  });
  const child = spawn(process.execPath, [command, "web"], { env, stdio: ["ignore", "ignore", 2] });
  const url = `http://127.0.0.1:${port}`;
  for (const end = Date.now() + START_MS; !(await answers(`${url}/api/health`)); await sleep(250)) {
    if (child.exitCode === null && Date.now() < end) continue;
    child.kill("SIGKILL");
    throw new Error(`assay web does not serve at ${url}.`);
  }
  return { url, memory: () => residentBytes(child.pid ?? 0), stop: () => stop(child) };
}

async function stop(child: ChildProcess): Promise<void> {
  const ended = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGTERM");
  await ended;
}

function residentBytes(pid: number): number {
  const [, kilobytes = "0"] = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
  return Number(kilobytes) * 1024;
}

async function answers(url: string): Promise<boolean> {
  return fetch(url).then(
    (response) => response.ok,
    () => false,
  );
}

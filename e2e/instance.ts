import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { family } from "./process-table";

const root = path.resolve(import.meta.dirname, "..");

/** An `assay up` of a test's own, beside the site that all browser tests share. */
export interface Instance {
  readonly url: string;
  readonly supervisor: ChildProcess;
  /** Runs `assay` with `args` against this instance and returns what it prints. */
  assay(...args: string[]): string;
  /** Pids of the supervisor and of all that it started, at this moment. */
  processes(): number[];
}

/** Starts `assay up` in `home` and waits until it serves. */
export async function startInstance(home: string, port: number): Promise<Instance> {
  const command = path.join(root, "lib/cli/assay.mjs");
  const env = { ...process.env, ASSAY_HOME: home, PORT: String(port), ASSAY_SAMPLE: "off" };
  const supervisor = spawn(process.execPath, [command, "up"], { cwd: root, env, stdio: "ignore" });
  const url = `http://127.0.0.1:${port}`;
  const instance = {
    url,
    supervisor,
    assay: (...args: string[]) => execFileSync(process.execPath, [command, ...args], { env, encoding: "utf8" }).trim(),
    processes: () => family(supervisor.pid ?? 0),
  };
  for (let attempt = 0; attempt < 240; attempt++) {
    if (await serves(`${url}/api/health`)) return instance;
    if (supervisor.exitCode !== null) throw new Error(`assay up ended with ${supervisor.exitCode}`);
    await delay(250);
  }
  throw new Error(`assay up does not serve at ${url}`);
}

/** True when `url` answers well. */
async function serves(url: string): Promise<boolean> {
  return fetch(url).then(
    (response) => response.ok,
    () => false,
  );
}

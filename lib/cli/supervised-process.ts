import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, openSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { childEnvironment } from "@/lib/env";
import { projectFile, projectRoot } from "./project-root";

const FIRST_RESTART_MS = 500;
const LONGEST_RESTART_MS = 30_000;
/** A process that lived this long was healthy: its next restart is quick again. */
const HEALTHY_MS = 60_000;

interface Options {
  /** The `assay` command to run, e.g. `worker`. */
  readonly command: string;
  /** Where its output is appended. */
  readonly logFile: string;
  readonly environment: Record<string, string>;
  /** Called when the child says that it is ready, after each start. */
  readonly onReady: () => void;
  /** Told of restarts. */
  readonly onRestart: (note: string) => void;
}

/**
 * A child that is started again when it ends by itself. It runs in a session of its own, so that Ctrl-C reaches the
 * supervisor alone, which stops its children in the right order.
 */
export class SupervisedProcess {
  private child: ChildProcess | null = null;
  private stopping = false;
  private restartMs = FIRST_RESTART_MS;

  constructor(private readonly options: Options) {
    this.launch();
  }

  private launch(): void {
    const { command, logFile, environment, onReady } = this.options;
    const log = openSync(logFile, "a");
    const child = spawn(process.execPath, [projectFile("lib/cli/assay.mjs"), command], {
      cwd: projectRoot,
      detached: true,
      env: childEnvironment(environment),
      stdio: ["ignore", log, log, "ipc"],
    });
    closeSync(log);
    const started = Date.now();
    child.once("message", onReady);
    child.once("error", () => void this.restart(started, "could not be started"));
    child.once("exit", (code, signal) => void this.restart(started, `ended (${signal ?? `exit ${code}`})`));
    this.child = child;
  }

  private async restart(started: number, what: string): Promise<void> {
    if (this.stopping) return;
    if (Date.now() - started > HEALTHY_MS) this.restartMs = FIRST_RESTART_MS;
    this.options.onRestart(`${this.options.command} ${what}; starting it again. Its log: ${this.options.logFile}`);
    await sleep(this.restartMs);
    this.restartMs = Math.min(this.restartMs * 2, LONGEST_RESTART_MS);
    if (!this.stopping) this.launch();
  }

  /** Asks the child to end, and ends it with its own children when it has not within `graceMs` milliseconds. */
  async stop(graceMs: number): Promise<void> {
    this.stopping = true;
    const child = this.child;
    if (child?.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const group = -child.pid;
    const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
    child.kill("SIGTERM");
    const timer = setTimeout(() => killGroup(group), graceMs);
    await ended;
    clearTimeout(timer);
  }
}

function killGroup(group: number): void {
  try {
    process.kill(group, "SIGKILL");
  } catch {
    // It ended in this very moment.
  }
}

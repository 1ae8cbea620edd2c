import { execFileSync, spawn } from "node:child_process";
import { closeSync, openSync, readFileSync } from "node:fs";

/** What a program took. */
export interface Taken {
  readonly seconds: number;
  /** Largest resident memory of the process itself, in bytes. */
  readonly memory: number;
  readonly output: string;
}

const LOOK_EVERY_MS = 20;

/**
 * Runs a program to its end and measures it. Its output is kept up to `keep` characters, or written to `outputFile`.
 * Rejects when it cannot be started, or ends with a code that is not in `codes`.
 */
export function measured(
  [program = "", ...args]: readonly string[],
  { cwd, outputFile, codes = [0] }: { cwd?: string; outputFile?: string; codes?: readonly number[] } = {},
): Promise<Taken> {
  return new Promise((resolve, reject) => {
    const start = performance.now();
    const target = outputFile === undefined ? null : openSync(outputFile, "w");
    const child = spawn(program, args, { cwd, stdio: ["ignore", target ?? "pipe", "inherit"] });
    let output = "";
    child.stdout?.setEncoding("utf8").on("data", (text: string) => {
      output = (output + text).slice(-1e6);
    });
    let memory = 0;
    const look = setInterval(() => {
      memory = Math.max(memory, peakMemory(child.pid ?? 0));
    }, LOOK_EVERY_MS);
    child.on("error", reject);
    child.on("close", (code) => {
      clearInterval(look);
      if (target !== null) closeSync(target);
      if (codes.includes(code ?? -1)) resolve({ seconds: (performance.now() - start) / 1000, memory, output });
      else reject(new Error(`${program} ${args.join(" ").slice(0, 200)} ended with ${code}.`));
    });
  });
}

function peakMemory(pid: number): number {
  try {
    const [, kilobytes = "0"] = /^VmHWM:\s*(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
    return Number(kilobytes) * 1024;
  } catch {
    // It has ended.
    return 0;
  }
}

/** The output of a short command, trimmed. Throws when it fails. */
export function outputOf(program: string, ...args: readonly string[]): string {
  return execFileSync(program, args, { encoding: "utf8", maxBuffer: 1 << 28 }).trim();
}

/** Whether a program is installed. */
export function isInstalled(program: string): boolean {
  try {
    execFileSync(program, ["--version"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";

interface ProcessEntry {
  readonly pid: number;
  readonly parent: number;
  /** It has ended, and its parent has not taken notice yet. */
  readonly ended: boolean;
}

/** All processes of this machine: from /proc where there is one, because a bare machine has no `ps`. */
function processTable(): ProcessEntry[] {
  return existsSync("/proc/self/stat") ? readProc() : runPs();
}

function readProc(): ProcessEntry[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const stat = readFileSync(`/proc/${name}/stat`, "utf8");
        const [state, parent] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
        return [{ pid: Number(name), parent: Number(parent), ended: state === "Z" }];
      } catch {
        return []; // It ended while the table was read.
      }
    });
}

function runPs(): ProcessEntry[] {
  const lines = execFileSync("ps", ["-Ao", "pid=,ppid=,stat="], { encoding: "utf8" }).trim().split("\n");
  return lines.map((line) => {
    const [pid, parent, state = ""] = line.trim().split(/\s+/);
    return { pid: Number(pid), parent: Number(parent), ended: state.startsWith("Z") };
  });
}

/** `pid` and all its descendants. */
export function family(pid: number): number[] {
  const table = processTable();
  const found = [pid];
  for (const ancestor of found) {
    for (const entry of table) if (entry.parent === ancestor) found.push(entry.pid);
  }
  return found;
}

/** Those of `pids` that still run. */
export function survivors(pids: readonly number[]): number[] {
  const running = new Set(
    processTable()
      .filter(({ ended }) => !ended)
      .map(({ pid }) => pid),
  );
  return pids.filter((pid) => running.has(pid));
}

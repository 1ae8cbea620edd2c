import { type ChildProcess, spawn } from "node:child_process";
import path from "node:path";
import { childEnvironment } from "@/lib/env";

const root = path.resolve(import.meta.dirname, "../..");

interface WorkerOptions {
  readonly concurrency?: number;
  readonly models?: string;
  readonly scripted?: readonly string[];
}

/** Workers in processes of their own, for tests that kill them or need several. */
export class WorkerProcesses {
  readonly #children: ChildProcess[] = [];

  /**
   * Resolves when the worker is ready. Rejects with its complaints when it ends before. `models` is the address of a server with
   * models, for runs that ask one; `scripted` are the instruction and the log of scripted verdicts, see scripted-verdicts.ts.
   */
  start(name: string, { concurrency = 2, models = "", scripted = [] }: WorkerOptions = {}): Promise<ChildProcess> {
    const script = path.join(root, "lib/testing/worker-process.ts");
    const child = spawn(process.execPath, ["--import", "tsx", script, name, String(concurrency), ...scripted], {
      cwd: root,
      env: childEnvironment({ ASSAY_MODEL_BASE_URL: models }),
      stdio: ["ignore", "ignore", "pipe", "ipc"],
    });
    this.#children.push(child);
    let errors = "";
    child.stderr?.on("data", (chunk) => {
      errors += String(chunk);
    });
    return new Promise((resolve, reject) => {
      child.once("message", () => resolve(child));
      child.once("exit", (code) => reject(new Error(`The worker ${name} ended with ${code}: ${errors}`)));
    });
  }

  /** Ends those that are left, without a farewell. */
  killAll(): void {
    for (const child of this.#children.splice(0)) child.kill("SIGKILL");
  }
}

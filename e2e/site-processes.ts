import { type ChildProcess, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { scriptedModel } from "./ports";

const root = path.resolve(import.meta.dirname, "..");
const home = path.join(root, ".cache/e2e-home");

/** The command line of assay. */
export const command = path.join(root, "lib/cli/assay.mjs");

/** URL of the database of the site that the browser tests share. */
export function siteDatabase(): string {
  return readFileSync(path.join(home, "database-url"), "utf8").trim();
}

/** For processes beside the site, on its database; `model` is one of the scripted server, and theirs alone. */
export function siteEnvironment(model: string): NodeJS.ProcessEnv {
  return {
    ...process.env,
    DATABASE_URL: siteDatabase(),
    ASSAY_HOME: home,
    ASSAY_MODEL: model,
    ASSAY_MODEL_BASE_URL: `${scriptedModel.url}/v1`,
  };
}

/** Starts a worker beside the site's own; adds it to `children`, which the caller ends. Resolves when it takes jobs. */
export async function startWorker(name: string, model: string, children: ChildProcess[]): Promise<ChildProcess> {
  const worker = spawn(process.execPath, [command, "worker", "--name", name], {
    cwd: root,
    env: siteEnvironment(model),
    stdio: ["ignore", "pipe", "inherit"],
  });
  children.push(worker);
  return new Promise((resolve, reject) => {
    worker.once("exit", (code) =>
      reject(new Error(`The worker ${name} ended with ${String(code)} before it was ready.`)),
    );
    worker.stdout.on("data", (text) => {
      if (String(text).includes("worker ready")) resolve(worker);
    });
  });
}

import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdir, open, readdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { childEnvironment, env } from "@/lib/env";
import { withFileLock } from "@/lib/kernel/file-lock";
import { CommandError } from "./command-error";
import { projectFile, projectRoot } from "./project-root";
import { servedBy } from "./served-build";

const SOURCE_FOLDERS = ["app", "components", "lib", "public", "generated"];
const SOURCE_FILES = ["proxy.ts", "next.config.mjs", "postcss.config.mjs", "tsconfig.json", "package-lock.json"];
const STAMP = projectFile(".next", "assay-sources");

/**
 * Builds the web app unless the build that is there was made from exactly these sources. Several processes may ask at
 * once: one builds, the others wait for it. `onBegin` is called when that is to take a while. Rejects with CommandError when the build
 * fails, naming its log, and when another process serves the build that is there: it would lose the pages that it has not sent yet.
 */
export async function ensureBuild(onBegin: () => void): Promise<"built" | "current"> {
  const sources = await hashSources();
  if ((await readStamp()) === sources) return "current";
  const pid = await servedBy();
  if (pid !== null)
    throw new CommandError(`Process ${pid} serves this checkout as it was before its sources changed: stop it first.`);
  onBegin();
  return withFileLock(projectFile(".cache", "build.lock"), undefined, async () => {
    if ((await readStamp()) === sources) return "current";
    await rm(STAMP, { force: true });
    await build();
    await writeFile(STAMP, sources);
    return "built";
  });
}

async function readStamp(): Promise<string> {
  return readFile(STAMP, "utf8").catch(() => "");
}

/** SHA-256 over path and content of everything that a build reads. */
async function hashSources(): Promise<string> {
  const hash = createHash("sha256");
  const files = [...SOURCE_FILES];
  for (const folder of SOURCE_FOLDERS) {
    const entries = await readdir(projectFile(folder), { recursive: true, withFileTypes: true }).catch(() => []);
    for (const entry of entries) {
      if (entry.isFile()) files.push(path.relative(projectRoot, path.join(entry.parentPath, entry.name)));
    }
  }
  const built = files.filter((file) => !/\.test\.tsx?$|testdata|^lib\/(cli|testing)\//.test(file)).sort();
  for (const file of built) hash.update(`${file}\0`).update(await readFile(projectFile(file)));
  return hash.digest("hex");
}

async function build(): Promise<void> {
  const logFile = path.join(env.home(), "logs", "build.log");
  await mkdir(path.dirname(logFile), { recursive: true });
  const log = await open(logFile, "a");
  const child = spawn(process.execPath, [projectFile("node_modules/next/dist/bin/next"), "build"], {
    cwd: projectRoot,
    env: childEnvironment({ NODE_ENV: "production" }),
    stdio: ["ignore", log.fd, log.fd],
  });
  // A build that is no longer wanted must not go on alone.
  const end = () => child.kill("SIGTERM");
  process.once("exit", end);
  const code = await new Promise<number | null>((resolve, reject) => child.once("error", reject).once("exit", resolve));
  process.off("exit", end);
  await log.close();
  if (code !== 0) throw new CommandError(`The web app could not be built: see ${logFile}`);
}

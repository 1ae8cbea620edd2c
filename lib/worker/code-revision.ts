import { execFile } from "node:child_process";
import { readFile, realpath } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);
const root = path.resolve(import.meta.dirname, "../..");

/**
 * The revision of the code that runs: HEAD of the product's own checkout, with `-dirty` when a tracked file was changed. Without
 * git, or installed into somebody else's repository: the package's version.
 */
export async function codeRevision(): Promise<string> {
  try {
    const top = (await git("rev-parse", "--show-toplevel")).trim();
    if ((await realpath(top)) !== (await realpath(root))) return await packageVersion();
    const head = (await git("rev-parse", "HEAD")).trim();
    const changes = await git("status", "--porcelain", "--untracked-files=no");
    return changes.trim() === "" ? head : `${head}-dirty`;
  } catch {
    return packageVersion();
  }
}

async function git(...args: string[]): Promise<string> {
  const { stdout } = await run("git", ["-C", root, ...args], { timeout: 10_000 });
  return stdout;
}

async function packageVersion(): Promise<string> {
  const { version } = JSON.parse(await readFile(path.join(root, "package.json"), "utf8")) as { version: string };
  return `v${version}`;
}

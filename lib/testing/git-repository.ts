import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { onTestFinished } from "vitest";

/** A folder that is removed when the test is over. */
export function temporaryFolder(): string {
  const folder = realpathSync(mkdtempSync(path.join(tmpdir(), "assay-test-")));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

const usualDate = "2026-01-02T03:04:05Z";

/** Runs git in `folder` as a fixed author at a fixed time, without anybody's configuration. */
export function gitIn(folder: string, ...args: string[]): string {
  return gitAt(usualDate, folder, args);
}

function gitAt(date: string, folder: string, args: readonly string[]): string {
  const env = {
    NODE_ENV: "test" as const,
    PATH: "/usr/local/bin:/usr/bin:/bin",
    HOME: "/nonexistent",
    GIT_CONFIG_NOSYSTEM: "1",
    GIT_AUTHOR_NAME: "Test",
    GIT_AUTHOR_EMAIL: "test@example.org",
    GIT_COMMITTER_NAME: "Test",
    GIT_COMMITTER_EMAIL: "test@example.org",
    GIT_AUTHOR_DATE: date,
    GIT_COMMITTER_DATE: date,
  };
  return execFileSync("git", args, { cwd: folder, env, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] }).trim();
}

/** A repository with a checkout, on branch main, without commits. */
export function emptyRepository(): string {
  const folder = temporaryFolder();
  gitIn(folder, "init", "--quiet", "--initial-branch=main");
  return folder;
}

/** Writes the files (path → contents), commits them all, and returns the hash. */
export function commitFiles(
  folder: string,
  files: Readonly<Record<string, string | Buffer>>,
  subject = "change",
  date = usualDate,
): string {
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  gitIn(folder, "add", "--all", "--force");
  gitAt(date, folder, ["commit", "--quiet", "--allow-empty", "--message", subject]);
  return gitIn(folder, "rev-parse", "HEAD");
}

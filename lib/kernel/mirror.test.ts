import { execFile, spawn } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { type GitHttpServer, serveGit } from "@/lib/testing/git-http-server";
import { commitFiles, emptyRepository, gitIn, temporaryFolder } from "@/lib/testing/git-repository";
import { ensureMirror } from "./mirror";
import { resolveCommit } from "./resolve-commit";

async function remote(protocol: 0 | 2 = 2) {
  const folder = emptyRepository();
  const first = commitFiles(folder, { "a.c": "int a;\n", "b.c": "int b;\n" }, "first");
  gitIn(folder, "tag", "--annotate", "v1", "--message", "first version");
  const second = commitFiles(folder, { "a.c": "int aa;\n" }, "second");
  const server = await serveGit(path.join(folder, ".git"), protocol);
  const gitDir = path.join(temporaryFolder(), "mirror.git");
  const mirror = { url: server.url, gitDir, signal: undefined };
  const resolve = async (revision: string) => {
    await ensureMirror(mirror, revision);
    return resolveCommit({ gitDir, source: server.url }, revision);
  };
  return { folder, server, mirror, gitDir, first, second, resolve };
}

function read(gitDir: string, hash: string, file: string): string {
  return gitIn(gitDir, "cat-file", "blob", `${hash}:${file}`);
}

function uploads(server: GitHttpServer): number {
  return server.requests.filter((request) => request.startsWith("POST")).length;
}

test("a full hash is fetched once, without its history, and then read without the server", async () => {
  const { server, gitDir, first, second, resolve } = await remote();
  expect(await resolve(second)).toBe(second);
  expect(read(gitDir, second, "b.c")).toBe("int b;");
  expect(gitIn(gitDir, "rev-list", "--count", second)).toBe("1");
  const asked = server.requests.length;
  expect(await resolve(second)).toBe(second);
  expect(server.requests.length).toBe(asked);
  expect(await resolve(first)).toBe(first);
  expect(read(gitDir, first, "a.c")).toBe("int a;");
});

test("tags, branches and HEAD are asked for anew each time", async () => {
  const { folder, first, second, resolve } = await remote();
  expect(await resolve("v1")).toBe(first);
  expect(await resolve("main")).toBe(second);
  expect(await resolve("HEAD")).toBe(second);
  const third = commitFiles(folder, { "c.c": "int c;\n" });
  expect(await resolve("main")).toBe(third);
  expect(await resolve("HEAD")).toBe(third);
  gitIn(folder, "reset", "--quiet", "--hard", first);
  expect(await resolve("refs/heads/main")).toBe(first);
  // A branch in the place of what was a folder of branches.
  gitIn(folder, "branch", "topic", second);
  expect(await resolve("topic")).toBe(second);
  gitIn(folder, "branch", "--delete", "--force", "topic");
  gitIn(folder, "branch", "topic/one", first);
  expect(await resolve("topic/one")).toBe(first);
  await expect(resolve("topic")).rejects.toThrow('KernelCommit "topic" is not in http://127.0.0.1');
});

test("what needs history makes the mirror complete, and later fetches keep it so", async () => {
  const { folder, gitDir, first, second, resolve } = await remote();
  expect(await resolve(second)).toBe(second);
  expect(await resolve(first.slice(0, 9))).toBe(first);
  expect(await resolve("main~1")).toBe(first);
  const third = commitFiles(folder, { "c.c": "int c;\n" });
  expect(await resolve("main")).toBe(third);
  expect(gitIn(gitDir, "rev-list", "--count", third)).toBe("3");
  expect(gitIn(gitDir, "rev-parse", "--is-shallow-repository")).toBe("false");
  await expect(resolve("abcdef123456")).rejects.toThrow("is not in");
});

test("a server that gives only what it advertises is asked for everything", async () => {
  const { gitDir, first, resolve } = await remote(0);
  expect(await resolve(first)).toBe(first);
  expect(read(gitDir, first, "a.c")).toBe("int a;");
});

test("what the server does not have, and a server that is not there, are told apart", async () => {
  const { resolve, gitDir, server } = await remote();
  await expect(resolve("0123456789012345678901234567890123456789")).rejects.toThrow(/KernelCommit .* is not in http/);
  await expect(resolve("no-such-branch")).rejects.toThrow('KernelCommit "no-such-branch" is not in http');
  const url = `${server.url.replace("/repository", "")}/elsewhere`;
  await expect(ensureMirror({ url, gitDir: `${gitDir}2`, signal: undefined }, "main")).rejects.toThrow(
    /cannot be fetched: fatal: .*Check the URL/,
  );
  const closed = { url: "http://127.0.0.1:1/x", gitDir: `${gitDir}3`, signal: undefined };
  await expect(ensureMirror(closed, "main")).rejects.toThrow(/cannot be fetched: fatal: unable to access/);
});

test("a fetch ends with its signal, and the next one succeeds", async () => {
  const { server, mirror, gitDir, second } = await remote();
  const cancel = new AbortController();
  server.beforeAnswer = async (request) => {
    if (!request.startsWith("POST")) return;
    cancel.abort(new Error("cancelled by test"));
    await new Promise((resolve) => setTimeout(resolve, 300));
  };
  await expect(ensureMirror({ ...mirror, signal: cancel.signal }, second)).rejects.toThrow("cancelled by test");
  expect(existsSync(`${gitDir}.lock`)).toBe(false);
  server.beforeAnswer = async () => {};
  await ensureMirror(mirror, second);
  expect(read(gitDir, second, "b.c")).toBe("int b;");
});

const script = (mirror: object, revision: string) => `
  const { ensureMirror } = await import(${JSON.stringify(path.resolve("lib/kernel/mirror.ts"))});
  await ensureMirror(${JSON.stringify(mirror)}, ${JSON.stringify(revision)});
`;
const tsx = ["--import", "tsx", "--input-type=module", "--eval"];

test("two processes that want the same commit fetch it once", async () => {
  const { server, mirror, gitDir, second } = await remote();
  server.beforeAnswer = async () => new Promise((resolve) => setTimeout(resolve, 200));
  const run = () => promisify(execFile)(process.execPath, [...tsx, script(mirror, second)]);
  await Promise.all([run(), run()]);
  expect(read(gitDir, second, "b.c")).toBe("int b;");
  const solo = await remote();
  await solo.resolve(solo.second);
  expect(uploads(server)).toBe(uploads(solo.server));
}, 20_000);

test("a process killed in mid-fetch leaves no child, and the next fetch mends the mirror", async () => {
  const { server, mirror, gitDir, second } = await remote();
  const killed = spawn(process.execPath, [...tsx, script(mirror, second)], { stdio: "ignore" });
  const closed = new Promise<void>((resolve) => {
    server.beforeAnswer = async (request) => {
      if (!request.startsWith("POST")) return;
      killed.kill("SIGKILL");
      resolve();
      await new Promise((later) => setTimeout(later, 1_000));
    };
  });
  await closed;
  await expect.poll(() => processesWith(gitDir), { timeout: 5_000 }).toEqual([]);
  // What git itself leaves behind when it is killed while it writes.
  writeFileSync(path.join(gitDir, "shallow.lock"), "");
  writeFileSync(path.join(gitDir, "config.lock"), "");
  mkdirSync(path.join(gitDir, "refs/assay/commits"), { recursive: true });
  writeFileSync(path.join(gitDir, `refs/assay/commits/${second}.lock`), "");
  server.beforeAnswer = async () => {};
  await ensureMirror(mirror, second);
  expect(read(gitDir, second, "b.c")).toBe("int b;");
  expect(readdirSync(gitDir).filter((name) => name.endsWith(".lock"))).toEqual([]);
}, 20_000);

/** Ids of running processes whose command line holds `text`; only where /proc tells. */
function processesWith(text: string): string[] {
  if (!existsSync("/proc/self/cmdline")) return [];
  return readdirSync("/proc").filter((pid) => {
    if (!/^\d+$/.test(pid)) return false;
    try {
      return readFileSync(`/proc/${pid}/cmdline`, "utf8").includes(text);
    } catch {
      return false;
    }
  });
}

import { spawnSync } from "node:child_process";
import { readdirSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { temporaryFolder } from "@/lib/testing/git-repository";
import { withFileLock } from "./file-lock";

const held = (holder: object) => {
  const file = path.join(temporaryFolder(), "x.lock");
  writeFileSync(file, JSON.stringify({ host: hostname(), pid: process.pid, token: "other", ...holder }));
  return file;
};

test("bodies under one lock do not overlap, and nothing is left behind", async () => {
  const folder = temporaryFolder();
  const file = path.join(folder, "deep/x.lock");
  let inside = 0;
  const body = async () => {
    inside += 1;
    expect(inside).toBe(1);
    await sleep(20);
    inside -= 1;
    return "done";
  };
  const all = [1, 2, 3, 4].map(() => withFileLock(file, undefined, body));
  expect(await Promise.all(all)).toEqual(["done", "done", "done", "done"]);
  expect(readdirSync(path.join(folder, "deep"))).toEqual([]);
});

test("the lock is freed when the body fails", async () => {
  const file = path.join(temporaryFolder(), "x.lock");
  const failing = withFileLock(file, undefined, () => Promise.reject(new Error("body failed")));
  await expect(failing).rejects.toThrow("body failed");
  expect(await withFileLock(file, undefined, async () => 1)).toBe(1);
});

test("the lock of a dead process is taken over at once", async () => {
  const dead = spawnSync("true").pid;
  expect(await withFileLock(held({ pid: dead }), undefined, async () => 1)).toBe(1);
});

test("the lock of a living process is waited for until the signal", async () => {
  const file = held({});
  const cancel = new AbortController();
  setTimeout(() => cancel.abort(new Error("cancelled by test")), 250);
  await expect(withFileLock(file, cancel.signal, async () => 1)).rejects.toThrow("cancelled by test");
  expect(statSync(file).isFile()).toBe(true);
});

test("the lock of another host is taken over once it has been silent for long", async () => {
  const file = held({ host: "elsewhere", pid: 1 });
  await expect(withFileLock(file, AbortSignal.timeout(250), async () => 1)).rejects.toThrow();
  const longAgo = new Date(Date.now() - 60_000);
  utimesSync(file, longAgo, longAgo);
  expect(await withFileLock(file, undefined, async () => 1)).toBe(1);
});

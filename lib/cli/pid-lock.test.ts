import { spawn } from "node:child_process";
import { mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { takePidLock } from "./pid-lock";

async function lockFile(): Promise<string> {
  return path.join(await mkdtemp(path.join(tmpdir(), "assay-lock-")), "deep", "up.pid");
}

test("a held lock names its owner and is free again after release", async () => {
  const file = await lockFile();
  const lock = await takePidLock(file);
  expect(await takePidLock(file)).toEqual({ heldBy: process.pid });
  if ("release" in lock) await lock.release();
  expect(await takePidLock(file)).toHaveProperty("release");
});

test("the lock of a killed process is taken over", async () => {
  const file = await lockFile();
  const lock = await takePidLock(file);
  if ("release" in lock) await lock.release();
  const dead = spawn(process.execPath, ["-e", ""]);
  await new Promise((resolve) => dead.once("exit", resolve));
  await writeFile(file, `${dead.pid} 1`);
  expect(await takePidLock(file)).toHaveProperty("release");
  expect(await readFile(file, "utf8")).toMatch(new RegExp(`^${process.pid} `));
});

test("a later process with the same pid does not hold the lock", async () => {
  const file = await lockFile();
  const lock = await takePidLock(file);
  if ("release" in lock) await lock.release();
  await writeFile(file, `${process.pid} 1`);
  expect(await takePidLock(file)).toHaveProperty("release");
});

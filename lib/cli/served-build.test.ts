import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { hostname, tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { noteServing, servedBy } from "./served-build";

const folder = mkdtempSync(path.join(tmpdir(), "assay-serving-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function mark(name: string, pid: number): void {
  writeFileSync(path.join(folder, name), JSON.stringify({ host: hostname(), pid, token: name }));
}

test("a build is served as long as a process that says so lives", async () => {
  expect(await servedBy(folder)).toBe(null);
  const server = spawn(process.execPath, ["--eval", "setInterval(() => {}, 1000)"]);
  mark("a.lock", server.pid ?? 0);
  expect(await servedBy(folder)).toBe(server.pid);
  server.kill("SIGKILL");
  await once(server, "exit");
  expect(await servedBy(folder)).toBe(null);
  expect(readdirSync(folder)).toEqual([]);
});

test("a process does not stand in its own way, nor does one that had its pid", async () => {
  mark("before.lock", process.pid);
  const serving = await noteServing(folder);
  expect(readdirSync(folder)).toHaveLength(2);
  expect(await servedBy(folder)).toBe(null);
  await serving.release();
  expect(readdirSync(folder)).toEqual(["before.lock"]);
});

test("a lock that is being written is not one", async () => {
  mark(`c.lock.draft`, spawnSync("true").pid);
  expect(await servedBy(folder)).toBe(null);
  expect(readdirSync(folder)).toContain("c.lock.draft");
});

import { rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "@playwright/test";
import { sampleJobs } from "../lib/contract/samples";
import { type Instance, startInstance } from "./instance";
import { survivors } from "./process-table";

const home = path.resolve(import.meta.dirname, "../.cache/e2e-home-beside");
const PORT = 3343;

test.describe.configure({ mode: "serial" });

test.beforeAll(() => rmSync(home, { recursive: true, force: true }));

/** Files a job that waits, because nobody offers its model. */
function waitingJob(instance: Instance): string {
  const input = path.join(home, "job.json");
  writeFileSync(input, JSON.stringify(sampleJobs[0]?.args));
  return instance.assay(
    "submit",
    "--workflow",
    "assessment-kcsan",
    "--input",
    input,
    "--model",
    "google:nobody-has-it",
  );
}

test("a second instance runs beside the first, and SIGTERM stops it within 5 s with a live stream open", async () => {
  const instance = await startInstance(home, PORT);
  const all = instance.processes();
  expect(all.length).toBeGreaterThanOrEqual(4);
  const stream = await fetch(`${instance.url}/api/jobs/${waitingJob(instance)}/events`);
  expect(stream.headers.get("content-type")).toContain("text/event-stream");
  const ended = new Promise<number | null>((resolve) => instance.supervisor.once("exit", resolve));
  const asked = Date.now();
  instance.supervisor.kill("SIGTERM");
  expect(await ended).toBe(0);
  expect(Date.now() - asked).toBeLessThan(5000);
  // The shell that guards the database ends a moment after it.
  await expect.poll(() => survivors(all)).toEqual([]);
});

test("when the supervisor is killed, everything that it started ends", async () => {
  const instance = await startInstance(home, PORT);
  const all = instance.processes();
  instance.supervisor.kill("SIGKILL");
  await expect.poll(() => survivors(all), { timeout: 15_000 }).toEqual([]);
});

test("after every process was killed, the next start recovers by itself", async () => {
  const before = await startInstance(home, PORT);
  const killed = before.processes();
  for (const pid of killed) process.kill(pid, "SIGKILL");
  await expect.poll(() => survivors(killed)).toEqual([]);
  const after = await startInstance(home, PORT);
  const response = await fetch(`${after.url}/upstream/ai`);
  expect(response.status).toBe(200);
  const all = after.processes();
  after.supervisor.kill("SIGINT");
  await expect.poll(() => survivors(all), { timeout: 8000 }).toEqual([]);
});

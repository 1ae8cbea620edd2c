import { type ChildProcess, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { scriptedModel } from "./ports";
import { workersOf } from "./process-table";
import { expect, field, openStartForm, readJob, startFromForm, test, waitForEnd } from "./site-test";

const root = path.resolve(import.meta.dirname, "..");
const home = path.join(root, ".cache/e2e-home");

/** Starts a second worker on the site's database and resolves when it takes jobs. */
function startSecondWorker(): Promise<ChildProcess> {
  const worker = spawn(process.execPath, [path.join(root, "lib/cli/assay.mjs"), "worker"], {
    cwd: root,
    env: {
      ...process.env,
      DATABASE_URL: readFileSync(path.join(home, "database-url"), "utf8").trim(),
      ASSAY_HOME: home,
      ASSAY_MODEL_BASE_URL: `${scriptedModel.url}/v1`,
    },
    stdio: ["ignore", "pipe", "inherit"],
  });
  return new Promise((resolve) => {
    worker.stdout.on("data", (text) => {
      if (String(text).includes("worker ready")) resolve(worker);
    });
  });
}

test("a run goes on at another worker when its own is killed, and no recorded call is made again", async ({ page }) => {
  await openStartForm(page);
  const marker = `takeover-${Date.now()}`;
  await field(page, "Crash report").fill(`${await field(page, "Crash report").inputValue()}\nmarker: ${marker}\n`);
  await page.getByLabel("Model").selectOption("compatible:scripted-slow");
  const id = await startFromForm(page);
  const recorded = async () =>
    (await readJob(page, id)).Trajectory.filter(
      ({ Type, Reply, Thoughts }) => Type === "llm" && Reply + Thoughts !== "",
    );
  await expect.poll(async () => (await recorded()).length).toBeGreaterThanOrEqual(1);
  const first = workersOf(home);
  const second = await startSecondWorker();
  try {
    for (const pid of first) process.kill(pid, "SIGKILL");
    const answered = (await recorded()).length;
    const { Job, Trajectory } = await waitForEnd(page, id);
    expect([Job.Correct, Job.Error]).toEqual(["❓", ""]);
    expect(Trajectory.map(({ Seq }) => Seq)).toEqual(Trajectory.map((_, index) => index));
    const turns: number[] = await (await fetch(`${scriptedModel.url}/asked/${marker}`)).json();
    const repeated = turns.filter((turn, index) => turns.indexOf(turn) !== index);
    expect(repeated.length).toBeLessThanOrEqual(1);
    for (const turn of repeated) expect(turn).toBeGreaterThanOrEqual(answered);
  } finally {
    second.kill("SIGTERM");
  }
});

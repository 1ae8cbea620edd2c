import { type ChildProcess, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { scriptedModel } from "./ports";
import { expect, field, openStartForm, readJob, startFromForm, test, waitForEnd } from "./site-test";

const root = path.resolve(import.meta.dirname, "..");
const home = path.join(root, ".cache/e2e-home");
/** Offered by the workers of this test alone. */
const MODEL = "compatible:scripted-takeover";

/** Starts a worker on the site's database and resolves when it takes jobs. */
function startWorker(name: string): Promise<ChildProcess> {
  const worker = spawn(process.execPath, [path.join(root, "lib/cli/assay.mjs"), "worker", "--name", name], {
    cwd: root,
    env: {
      ...process.env,
      DATABASE_URL: readFileSync(path.join(home, "database-url"), "utf8").trim(),
      ASSAY_HOME: home,
      ASSAY_MODEL: MODEL,
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

test("a run ends at another worker when its own is killed, and no recorded call is made again", async ({ page }) => {
  const first = await startWorker("first");
  const workers = [first];
  try {
    await openStartForm(page);
    const marker = `takeover-${Date.now()}`;
    const report = await field(page, "Crash report").inputValue();
    await field(page, "Crash report").fill(`${report}\nmarker: ${marker}\n`);
    await page.getByRole("combobox", { name: "Model", exact: true }).selectOption(MODEL);
    const id = await startFromForm(page);
    const answered = async () =>
      (await readJob(page, id)).Trajectory.filter(({ Type, Thoughts }) => Type === "llm" && Thoughts !== "").length;
    await expect.poll(answered).toBeGreaterThanOrEqual(1);
    expect((await readJob(page, id)).Job.AgentName).toBe("first");
    // Before the second starts: that takes longer than the run does where the machine is busy.
    first.kill("SIGKILL");
    const recorded = await answered();
    workers.push(await startWorker("second"));
    const { Job, Trajectory } = await waitForEnd(page, id);
    expect([Job.AgentName, Job.Correct, Job.Error]).toEqual(["second", "❓", ""]);
    expect(Trajectory.map(({ Seq }) => Seq)).toEqual(Trajectory.map((_, index) => index));
    const turns: number[] = await (await fetch(`${scriptedModel.url}/asked/${marker}`)).json();
    expect([...new Set(turns)]).toEqual([0, 1, 2, 3]);
    const repeated = turns.filter((turn, index) => turns.indexOf(turn) !== index);
    expect(repeated.length).toBeLessThanOrEqual(1);
    for (const turn of repeated) expect(turn).toBeGreaterThanOrEqual(recorded);
  } finally {
    for (const worker of workers) worker.kill("SIGTERM");
  }
});

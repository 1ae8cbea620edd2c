import type { ChildProcess } from "node:child_process";
import { scriptedModel } from "./ports";
import { startWorker } from "./site-processes";
import { expect, field, openStartForm, readJob, startFromForm, test, waitForEnd } from "./site-test";

/** Offered by the workers of this test alone. */
const MODEL = "compatible:scripted-takeover";

test("a run ends at another worker when its own is killed, and no recorded call is made again", async ({ page }) => {
  const workers: ChildProcess[] = [];
  try {
    const first = await startWorker("first", MODEL, workers);
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
    await startWorker("second", MODEL, workers);
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

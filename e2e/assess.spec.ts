import { sampleJobs } from "../lib/contract/samples";
import {
  expect,
  field,
  openJobId,
  openStartForm,
  readJob,
  readJobs,
  startFromForm,
  takenOver,
  test,
  waitForEnd,
} from "./site-test";

const harmful = sampleJobs.find(({ title }) => title.includes("wirepair"))?.args.CrashReport ?? "";

test("an assessment is started from the form, and its spans arrive in the open page", async ({ page }) => {
  await openStartForm(page);
  await page.getByRole("combobox", { name: "Model", exact: true }).selectOption("compatible:scripted-slow");
  const id = await startFromForm(page);
  await page.evaluate(() => Object.assign(window, { notReloaded: true }));
  const trajectory = page.getByRole("heading", { name: "Trajectory" });
  await expect(trajectory).toBeVisible();
  await expect(page.getByRole("link", { name: /kernel-checkouter/ })).toBeVisible();
  const early = (await readJob(page, id)).Trajectory.length;
  await expect(page.getByRole("link", { name: /set-results/ })).toBeVisible();
  await expect(page.getByRole("region", { name: "Explanation" })).toContainText("Scripted verdict");
  expect(await page.evaluate(() => "notReloaded" in window)).toBe(true);
  const { Trajectory, Job } = await waitForEnd(page, id);
  expect(early).toBeLessThan(Trajectory.length);
  expect(Job.Correct).toBe("❓");

  const calls = Trajectory.filter(({ Type }) => Type === "llm");
  expect(
    calls.map(({ InputTokens, OutputTokens, OutputThoughtsTokens }) => [
      InputTokens,
      OutputTokens,
      OutputThoughtsTokens,
    ]),
  ).toEqual([
    [1000, 40, 20],
    [1100, 40, 20],
    [1200, 40, 20],
    [1300, 40, 20],
  ]);
  expect(calls[0]?.Thoughts).toContain("The report names tether_fin_work and tether_poll");
  expect(Trajectory.filter(({ Type }) => Type === "tool").map((span) => [span.Name, span.Error])).toEqual([
    ["codesearch-definition-source", ""],
    ["codesearch-definition-source", ""],
    ["grepper", ""],
    ["set-results", ""],
  ]);

  await page.getByRole("link", { name: /The report names tether_fin_work/ }).click();
  const span = page.getByRole("region", { name: /^Span \d+$/ });
  await expect(span).toContainText("compatible:scripted-slow");
  await expect(span).toContainText("I read both before I judge");
  await expect(span.getByText(/messages/i).first()).toBeVisible();
});

test("a finished job is run again, as it was and with another report", async ({ page }) => {
  await openStartForm(page);
  const first = await startFromForm(page);
  await waitForEnd(page, first);
  await page.getByRole("button", { name: "Re-run", exact: true }).click();
  await page.waitForURL((url) => url.searchParams.get("id") !== first);
  const second = openJobId(page);
  const again = await waitForEnd(page, second);
  expect(again.Job.Results.find(({ Name }) => Name === "Benign")?.Value).toBe(true);
  await page.reload();
  await expect(page.locator(`a[href*="${first}"]`).first()).toBeVisible();

  await page.getByRole("link", { name: "Re-run with changed inputs" }).click();
  await field(page, "Crash report").fill(harmful);
  await page
    .getByRole("button", { name: /run|start/i })
    .last()
    .click();
  await page.waitForURL((url) => ![first, second].includes(url.searchParams.get("id") ?? first));
  const third = await waitForEnd(page, openJobId(page));
  expect(third.Job.Results.find(({ Name }) => Name === "Benign")?.Value).toBe(false);
  expect(third.Args.find(({ Key }) => Key === "CrashReport")?.Value).toContain("wirepair");
});

test("a running job is cancelled, hidden from the list, and shown on demand", async ({ page }) => {
  await openStartForm(page);
  await page.getByRole("combobox", { name: "Model", exact: true }).selectOption("compatible:scripted-stuck");
  await field(page, "Title").fill("a job to cancel");
  const id = await startFromForm(page);
  await expect(page.getByRole("link", { name: /codesearch-prepare/ })).toBeVisible();
  await page.getByLabel("Reason").fill("not needed <b>any more</b>");
  await page.getByRole("button", { name: "Cancel" }).click();
  await expect(page.getByRole("main")).toContainText("aborted: not needed <b>any more</b>");
  const { Job } = await readJob(page, id);
  expect(Job.Correct).toBe("💥");
  expect(Job.Error).toContain("not needed");
  expect((await readJobs(page)).map(({ ID }) => ID)).not.toContain(id);
  await page.goto("/upstream/ai");
  await takenOver(page);
  await page.getByRole("checkbox", { name: "aborted" }).check();
  await expect(page).toHaveURL(/aborted=1/);
  await expect(page.getByRole("link", { name: "a job to cancel" })).toBeVisible();
});

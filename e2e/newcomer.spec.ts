import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, expectAccessible, expectNoSidewaysScroll, readJob, readJobs, takenOver, test } from "./site-test";

const logs = path.resolve(import.meta.dirname, "../.cache/e2e-home/logs");

/** Ids of the three sample jobs, oldest first, once they have ended. */
async function sampleIds(page: Parameters<typeof readJobs>[0]): Promise<string[]> {
  const samples = async () => (await readJobs(page, "oldest")).slice(0, 3);
  await expect.poll(async () => (await samples()).map(({ Correct }) => Correct)).toEqual(["❓", "❓", "❓"]);
  return (await samples()).map(({ ID }) => ID);
}

test("the list shows three finished assessments, each really made", async ({ page }) => {
  const ids = await sampleIds(page);
  const jobs = await Promise.all(ids.map((id) => readJob(page, id)));
  for (const { Trajectory } of jobs) {
    expect(Trajectory.filter(({ Type }) => Type === "llm").length).toBeGreaterThanOrEqual(1);
    expect(Trajectory.filter(({ Type }) => Type === "tool").length).toBeGreaterThanOrEqual(3);
    expect(Trajectory.map(({ Seq }) => Seq)).toEqual(Trajectory.map((_, index) => index));
  }
  const verdict = (job: (typeof jobs)[number], name: string) =>
    job.Job.Results.find(({ Name }) => Name === name)?.Value;
  const races = jobs.filter(({ Job }) => Job.Workflow === "assessment-kcsan").map((job) => verdict(job, "Benign"));
  expect(races.sort()).toEqual([false, true]);
  expect(jobs.filter(({ Job }) => Job.Workflow === "moderation").map((job) => verdict(job, "Actionable"))).toEqual([
    true,
  ]);
  await page.goto("/");
  await expect(page).toHaveURL(/\/upstream\/ai$/);
  for (const { Job } of jobs) {
    await expect(page.locator(`a[href*="${Job.ID}"]`, { hasText: Job.Description })).toBeVisible();
  }
});

test("a verdict is read and its steps are checked with the keyboard alone", async ({ page }) => {
  const [id = ""] = await sampleIds(page);
  await page.goto(`/ai_job?id=${id}`);
  await expect(page.getByRole("region", { name: "Explanation" })).toContainText("Rules that decided");
  await takenOver(page);
  await page.keyboard.press("j");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/span=0/);
  await expect(page.getByRole("region", { name: "Span 0" })).toContainText("Results");
  for (const _ of [1, 2, 3, 4, 5, 6]) await page.keyboard.press("j");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("region", { name: "Span 6" })).toContainText("SourceCode");
  await expect(page).toHaveURL(/span=6/);
  await page.reload();
  await expect(page.getByRole("region", { name: "Span 6" })).toBeVisible();
});

test("an explanation is also had as text, as it is and in the width of a mail", async ({ page }) => {
  const [id = ""] = await sampleIds(page);
  await page.goto(`/ai_job?id=${id}`);
  const explanation = page.locator("#explanation");
  const textAt = async (name: string) => {
    const href = await explanation.getByRole("link", { name, exact: true }).getAttribute("href");
    return (await page.request.get(href ?? "")).text();
  };
  const [raw, wrapped] = [await textAt("raw"), await textAt("wrapped")];
  expect(raw.split("\n").some((line) => line.length > 80)).toBe(true);
  const long = wrapped.split("\n").filter((line) => line.length > 80 && line.trim().includes(" "));
  expect(long.filter((line) => !/^[|#`\s]/.test(line))).toEqual([]);
  expect(wrapped.split(/\s+/)).toEqual(raw.split(/\s+/));
});

test("a frame of the report opens the stored source around it", async ({ page }) => {
  const [id = ""] = await sampleIds(page);
  await page.goto(`/ai_job?id=${id}`);
  const report = page.getByRole("region", { name: "Text of the report" });
  await report.getByText("net/tether/af_tether.c:126").click();
  await expect(report.getByText("tsk->shut_mask & RCV_SHUTDOWN").first()).toBeVisible();
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("list, verdict, trajectory and a span can be read", async ({ page }) => {
    const [id = ""] = await sampleIds(page);
    await page.goto("/upstream/ai");
    await page.locator(`a[href*="${id}"]`).first().click();
    await expect(page.getByRole("region", { name: "Explanation" })).toContainText("Rules that decided");
    await expect(page.getByRole("link", { name: /codesearch-prepare/ })).toBeVisible();
    await page.getByRole("link", { name: /kernel-checkouter/ }).click();
    await expect(page.getByText("KernelHash").first()).toBeVisible();
  });
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`no accessibility violation, ${colorScheme}`, async ({ page }) => {
    const [id = ""] = await sampleIds(page);
    await page.emulateMedia({ colorScheme });
    for (const path of [
      "/upstream/ai",
      "/upstream/ai?start=moderation",
      `/ai_job?id=${id}`,
      `/ai_job?id=${id}&span=6`,
      `/ai_job?id=${id}&rerun=changed`,
    ]) {
      await page.goto(path);
      await expect(page.getByRole("main")).toBeVisible();
      await expectAccessible(page);
    }
  });
}

test.describe("on a phone", () => {
  test.use({ viewport: { width: 375, height: 740 } });

  test("no page scrolls sideways", async ({ page }) => {
    const [id = ""] = await sampleIds(page);
    for (const path of [
      "/upstream/ai",
      "/upstream/ai?start=assessment-kcsan",
      `/ai_job?id=${id}`,
      `/ai_job?id=${id}&span=6`,
    ]) {
      await page.goto(path);
      await expect(page.getByRole("main")).toBeVisible();
      await expectNoSidewaysScroll(page);
    }
  });

  test("the report is the first thing that the form asks for, and the parts of a job are a tap away", async ({
    page,
  }) => {
    await page.goto("/upstream/ai?start=moderation");
    const labels = await page.locator("#start label[for]").allTextContents();
    expect(labels.slice(0, 4)).toEqual(["Crash report", "Bug title", "Kernel repository", "Kernel commit"]);
    const [id = ""] = await sampleIds(page);
    await page.goto(`/ai_job?id=${id}`);
    await page
      .getByRole("navigation", { name: "Parts of this page" })
      .getByRole("link", { name: "Trajectory" })
      .click();
    await expect(page.getByRole("link", { name: /kernel-checkouter/ })).toBeInViewport();
  });
});

test.describe("what does not exist", () => {
  test.use({ expectedNoise: [/status of 404/] });

  for (const path of [
    "/nosuchspace/ai",
    "/ai_job?id=00000000-0000-4000-8000-000000000000",
    "/ai_job?id=not-an-id",
    "/ai_job?id=%00",
    "/ai_job",
  ]) {
    test(`${path} is a page that says so, with status 404`, async ({ page }) => {
      const response = await page.goto(path);
      expect(response?.status()).toBe(404);
      await expect(page.getByRole("main")).toContainText(/not found|no such|there is no/i);
    });
  }
});

test("scripts get the list, a job and its export", async ({ page }) => {
  const [id = ""] = await sampleIds(page);
  const exported = await page.request.get(`/ai_job?id=${id}&export=1`);
  const { ID, Workflow, Args } = await exported.json();
  expect([ID, Workflow, Args.KernelRepo, Args.KernelCommit]).toEqual([id, "assessment-kcsan", "assay:sample", "HEAD"]);
  expect(Args.CrashReport).toContain("BUG: KCSAN: data-race in tether_fin_work / tether_poll");
  const list = await (await page.request.get("/upstream/ai?json=1")).json();
  expect(Object.keys(list)).toEqual(
    expect.arrayContaining([
      "Jobs",
      "Workflows",
      "CurrentWorkflow",
      "ShowAborted",
      "HasNextPage",
      "NextCursorTime",
      "NextCursorID",
      "HasPrevPage",
      "PrevCursorTime",
      "PrevCursorID",
    ]),
  );
  expect((await page.request.get("/ai_job?id=nothing&json=1")).status()).toBe(400);
  expect((await page.request.get("/ai_job?id=00000000-0000-4000-8000-000000000000&json=1")).status()).toBe(404);
  expect((await page.request.get("/nosuchspace/ai?json=1")).status()).toBe(404);
});

test("no log has a line of level error or a stack trace", async ({ page }) => {
  await sampleIds(page);
  for (const file of readdirSync(logs)) {
    const bad = readFileSync(path.join(logs, file), "utf8")
      .split("\n")
      .filter((line) => /"level":"?(error|fatal|50|60)|^\s+at .+:\d+:\d+|^\w*Error:|\b(ERROR|FATAL|PANIC):/.test(line));
    expect(`${file}: ${bad.join("\n")}`).toBe(`${file}: `);
  }
});

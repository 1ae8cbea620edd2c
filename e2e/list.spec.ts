import type { Page } from "@playwright/test";
import {
  expect,
  expectAccessible,
  expectNoSidewaysScroll,
  field,
  openStartForm,
  readJob,
  readJobs,
  startFromForm,
  takenOver,
  test,
  waitForEnd,
} from "./site-test";

const rows = (page: Page) => page.locator("table.jobs tbody tr");
const row = (page: Page, id: string) => rows(page).filter({ has: page.locator(`a[href*="${id}"]`) });
const box = (page: Page, id: string) => row(page, id).getByRole("checkbox");

async function openList(page: Page): Promise<void> {
  await page.goto("/upstream/ai");
  await takenOver(page);
}

/** A job that has ended, with a title of its own. */
async function endedJob(page: Page, title: string): Promise<string> {
  await openStartForm(page);
  await field(page, "Title").fill(title);
  const id = await startFromForm(page);
  await waitForEnd(page, id);
  return id;
}

/** A job that runs until it is cancelled. */
async function stuckJob(page: Page, title: string): Promise<string> {
  await openStartForm(page);
  await page.getByRole("combobox", { name: "Model", exact: true }).selectOption("compatible:scripted-stuck");
  await field(page, "Title").fill(title);
  return startFromForm(page);
}

test("filters are in the address, read as a sentence, and are dropped one by one", async ({ page }) => {
  await endedJob(page, "list: to be filtered");
  await openList(page);
  await page.getByRole("combobox", { name: "Workflow" }).selectOption("assessment-kcsan");
  await expect(page).toHaveURL(/workflow=assessment-kcsan/);
  await page.getByRole("combobox", { name: "Verdict" }).selectOption({ label: "Benign: ✅ yes" });
  await expect(page).toHaveURL(/verdict=Benign-yes/);
  await page.getByRole("combobox", { name: "Review" }).selectOption("needs moderation");
  await expect(page).toHaveURL(/correct=needs-moderation/);
  const active = page.getByRole("navigation", { name: "Active filters" });
  await expect(active).toContainText(/of assessment-kcsan.*with Benign ✅ yes.*that need moderation/);
  await expect(page.getByRole("link", { name: "list: to be filtered" }).first()).toBeVisible();
  await page.reload();
  await expect(page.getByRole("combobox", { name: "Workflow" })).toHaveValue("assessment-kcsan");
  await active.getByRole("link", { name: /Benign/ }).click();
  await expect(page).not.toHaveURL(/verdict/);
  await expect(page).toHaveURL(/workflow=assessment-kcsan/);
  await active.getByRole("link", { name: "clear all" }).click();
  await expect(page).toHaveURL(/\/upstream\/ai$/);
  await expect(page.getByRole("combobox", { name: "Workflow" })).toHaveValue("");
});

test("a search finds by words of title, explanation and report, and says when it cannot", async ({ page }) => {
  const id = await endedJob(page, "list: a quokka of a title");
  await openList(page);
  for (const words of ["quokka", "rules that decided quok", "quokka tether_fin_work", "quokka af_tether.c"]) {
    await page.keyboard.press("/");
    await page.keyboard.press("ControlOrMeta+a");
    await page.keyboard.type(words);
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL((url) => url.searchParams.get("q") === words);
    await expect(rows(page)).toHaveCount(1);
    await expect(row(page, id)).toBeVisible();
    await expect(page.getByRole("searchbox")).toBeFocused();
    await page.keyboard.press("Escape");
  }
  await page.goto("/upstream/ai?q=quokka+wombat");
  await expect(page.getByText("No job matches all of this")).toBeVisible();
  await page.getByRole("link", { name: /^without: about/ }).click();
  await expect(row(page, id)).toBeVisible();
  await page.goto("/upstream/ai?q=%26%20%7C%20!&from=soon");
  await expect(page.getByText(/no word in “& \| !”/)).toBeVisible();
  await expect(page.getByText(/“soon” is not a day/)).toBeVisible();
});

test("columns, density and order are kept in the address", async ({ page }) => {
  const id = await endedJob(page, "list: columns");
  await openList(page);
  await page.getByText("view", { exact: true }).click();
  await page.getByLabel("Model", { exact: true }).last().check();
  await expect(page.getByRole("columnheader", { name: "Model" })).toBeVisible();
  await page.getByLabel("Started").uncheck();
  await expect(page.getByRole("columnheader", { name: "Started" })).toHaveCount(0);
  await page.getByLabel("comfortable").check();
  await expect(page).toHaveURL(/density=comfortable/);
  await page.reload();
  await expect(page.getByRole("columnheader", { name: "Model" })).toBeVisible();
  await expect.poll(async () => (await row(page, id).boundingBox())?.height).toBe(36);
  await page.getByRole("columnheader", { name: "Created" }).getByRole("link").click();
  await expect(page).toHaveURL(/order=oldest.*density=comfortable/);
  await expect(page.getByRole("columnheader", { name: "Created" })).toHaveAttribute("aria-sort", "ascending");
  const created = await rows(page)
    .locator(".jobs-created time")
    .evaluateAll((all) => all.map((time) => time.getAttribute("datetime")));
  expect(created).toEqual([...created].sort());
});

test("jobs are selected and run again with the keyboard, and opened", async ({ page }) => {
  const [older, newer] = [await endedJob(page, "list: first"), await endedJob(page, "list: second")];
  await openList(page);
  await page.keyboard.press("j");
  await expect(row(page, newer).locator(".job-link")).toBeFocused();
  await page.keyboard.press("x");
  await page.keyboard.press("j");
  await page.keyboard.press("x");
  await expect(page.getByText("2 selected")).toBeVisible();
  await expect(page.getByRole("link", { name: "Compare" })).toHaveAttribute(
    "href",
    `/ai_compare?a=${newer}&b=${older}`,
  );
  await page.keyboard.press("k");
  await page.keyboard.press("r");
  await expect(page.getByText(/^2 re-run/)).toBeVisible();
  await expect(page.getByText("none selected")).toBeVisible();
  await expect(page.getByRole("button", { name: "2 new assessments" })).toBeVisible();
  await expect(row(page, newer).locator(".job-link")).toBeFocused();
  await page.getByRole("button", { name: "2 new assessments" }).click();
  await expect(rows(page).filter({ hasText: "list: second" }).first()).toBeVisible();
  await expect(page.getByRole("button", { name: /new assessment/ })).toHaveCount(0);
  const again = (await readJobs(page)).find(({ ID, Description }) => Description === "list: first" && ID !== older);
  expect(again).toBeDefined();
  await row(page, newer).locator(".job-link").focus();
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/ai_job\?id=/);
});

test("running jobs are cancelled together, others are skipped with a reason, and the rows follow", async ({ page }) => {
  const ended = await endedJob(page, "list: ended");
  const stuck = [await stuckJob(page, "list: stuck one"), await stuckJob(page, "list: stuck two")];
  await openList(page);
  await page.evaluate(() => Object.assign(window, { notReloaded: true }));
  await box(page, stuck[1] ?? "").click();
  await box(page, ended).click({ modifiers: ["Shift"] });
  await expect(page.getByText("3 selected")).toBeVisible();
  await page.getByRole("button", { name: "Cancel" }).click();
  await expect(page.getByText(/^2 cancelled, 1 skipped: The job has ended/)).toBeVisible();
  for (const id of stuck) await expect(row(page, id).getByRole("img", { name: "Aborted" })).toBeVisible();
  expect(await page.evaluate(() => "notReloaded" in window)).toBe(true);
  for (const id of stuck) expect((await readJob(page, id)).Job.Correct).toBe("💥");
});

test("a row follows its job without a reload, and the selection stays", async ({ page, context }) => {
  const id = await stuckJob(page, "list: followed");
  await openList(page);
  await expect(row(page, id).getByRole("img", { name: /Running|Waiting/ })).toBeVisible();
  await page.evaluate(() => Object.assign(window, { notReloaded: true }));
  await box(page, id).click();
  const other = await context.newPage();
  await other.goto(`/ai_job?id=${id}`);
  await other.getByRole("button", { name: "Cancel" }).click();
  await expect(row(page, id).getByRole("img", { name: "Aborted" })).toBeVisible();
  await expect(page.getByText("1 selected")).toBeVisible();
  expect(await page.evaluate(() => "notReloaded" in window)).toBe(true);
  await other.close();
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("the list is filtered, and several jobs are run again", async ({ page }) => {
    await page.goto("/upstream/ai");
    await page.getByRole("combobox", { name: "Workflow" }).selectOption("assessment-kcsan");
    await page.getByRole("searchbox").fill("tether_poll");
    await page.getByRole("button", { name: "Apply" }).click();
    await expect(page.getByRole("navigation", { name: "Active filters" })).toContainText("about “tether_poll”");
    await expect(rows(page).first()).toContainText("assessment-kcsan");
    await rows(page).first().getByRole("checkbox").check();
    await page.getByRole("button", { name: "Re-run" }).click();
    await expect(page.getByText(/^1 re-run/)).toBeVisible();
  });
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`no accessibility violation, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    for (const path of [
      "/upstream/ai?workflow=assessment-kcsan&density=comfortable",
      "/upstream/ai?q=nothing_like_it&from=x",
    ]) {
      await page.goto(path);
      await page.getByText("view", { exact: true }).click();
      await expectAccessible(page);
    }
  });
}

test.describe("on a phone", () => {
  test.use({ viewport: { width: 375, height: 740 } });

  test("a job without a verdict says why", async ({ page }) => {
    await openStartForm(page);
    await field(page, "Crash report").fill("BUG: no such race");
    const failed = await startFromForm(page);
    await waitForEnd(page, failed);
    await page.goto("/upstream/ai");
    await expect(
      row(page, failed)
        .getByText(/^CrashReport holds no KCSAN/)
        .first(),
    ).toBeVisible();
    await expectNoSidewaysScroll(page);
  });
});

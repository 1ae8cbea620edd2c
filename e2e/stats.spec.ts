import type { Page } from "@playwright/test";
import {
  expect,
  expectAccessible,
  expectNoSidewaysScroll,
  field,
  openStartForm,
  readJobs,
  startFromForm,
  takenOver,
  test,
  waitForEnd,
} from "./site-test";

/** The site's sample jobs have ended and are counted. */
async function countedJobs(page: Page): Promise<void> {
  await expect
    .poll(async () => (await readJobs(page, "oldest")).slice(0, 3).map(({ Correct }) => Correct))
    .toEqual(["❓", "❓", "❓"]);
}

/** A cell of the row that begins with `name`, by its column's heading. */
async function cell(page: Page, table: string, name: string, column: string): Promise<string> {
  const found = page.getByRole("table", { name: table });
  await expect(found).toBeVisible();
  const columns = await found.getByRole("columnheader").allInnerTexts();
  const row = found.getByRole("row", { name: new RegExp(`^${name}`) });
  // The row's own heading is not among its cells.
  return row
    .getByRole("cell")
    .nth(columns.indexOf(column) - 1)
    .innerText();
}

test("a job that fails is counted at once, with its reason", async ({ page }) => {
  await countedJobs(page);
  await page.goto("/upstream/ai");
  await page.getByRole("link", { name: "Stats" }).click();
  await expect(page).toHaveURL(/\/upstream\/ai\/stats$/);
  const reason = "KernelRepo … does not exist on …, where the worker runs.";
  const failuresOf = async () => {
    const row = page.getByRole("row", { name: reason });
    return (await row.count()) === 0 ? 0 : Number.parseInt(await row.getByRole("cell").innerText(), 10);
  };
  await expect(page.getByRole("table", { name: "Jobs by workflow" })).toBeVisible();
  const before = await failuresOf();
  await openStartForm(page);
  await field(page, "Kernel repository").fill("/no/such/linux-for-stats");
  await waitForEnd(page, await startFromForm(page));
  await page.goto("/upstream/ai/stats");
  expect(await failuresOf()).toBe(before + 1);
  const link = page.getByRole("row", { name: reason }).getByRole("link");
  const url = new URL((await link.getAttribute("href")) ?? "", "http://site");
  expect([url.pathname, url.searchParams.get("failure"), url.searchParams.get("state")]).toEqual([
    "/upstream/ai",
    reason,
    "failed",
  ]);
});

test("jobs, verdicts and steps are counted by what was asked for", async ({ page }) => {
  await countedJobs(page);
  await page.goto("/upstream/ai/stats?range=all");
  await takenOver(page);
  const jobs = await cell(page, "Jobs by workflow", "assessment-kcsan", "Ended");
  expect(Number.parseInt(jobs, 10)).toBeGreaterThanOrEqual(2);
  expect(await cell(page, "Verdicts", "moderation", "Output")).toMatch(/Actionable|Confident/);
  expect(Number.parseInt(await cell(page, "Steps", "kernel-checkouter", "Calls"), 10)).toBeGreaterThanOrEqual(3);
  await page.getByLabel("by", { exact: true }).selectOption("model");
  await page.getByRole("button", { name: "Show" }).click();
  await expect(page).toHaveURL(/range=all/);
  expect(await cell(page, "Jobs by model", "rules", "Cost")).toBe("$0");
  await expect(page.locator(".chart canvas").first()).toBeVisible();
  await page.getByRole("table", { name: "Jobs by model" }).getByRole("link", { name: "rules" }).click();
  await expect(page).toHaveURL(/model=rules/);
  await expect(page.getByRole("table", { name: "Steps" })).toContainText("kernel-checkouter");
  await page.getByRole("link", { name: "model rules" }).click();
  await expect(page).not.toHaveURL(/model=rules/);
});

test("a time without jobs, and one that is none, say so", async ({ page }) => {
  await page.goto("/upstream/ai/stats?from=1999-01-01&to=1999-02-01");
  await expect(page.getByText("No job that was created in this time has ended.")).toBeVisible();
  await page.getByRole("link", { name: "Count all jobs" }).click();
  await expect(page.getByRole("link", { name: "all", exact: true })).toHaveAttribute("aria-current", "true");
  await page.goto("/upstream/ai/stats?from=1999-02-01&to=1999-01-01");
  await expect(page.getByRole("main")).toContainText("give a first day that is before the second one");
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("the numbers are read, also those of the drawings", async ({ page }) => {
    await countedJobs(page);
    await page.goto("/upstream/ai/stats");
    await page.getByLabel("by", { exact: true }).selectOption("revision");
    await page.getByRole("button", { name: "Show" }).click();
    await expect(page.getByRole("table", { name: "Jobs by revision" })).toBeVisible();
    await page.getByText("The numbers as a table").click();
    await expect(page.getByRole("table", { name: "Jobs over time" })).toContainText("20");
  });
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`no accessibility violation, ${colorScheme}`, async ({ page }) => {
    await countedJobs(page);
    await page.emulateMedia({ colorScheme });
    for (const path of [
      "/upstream/ai/stats?range=all&model=rules",
      "/upstream/ai/stats?from=1999-01-01&to=1999-02-01",
    ]) {
      await page.goto(path);
      await expectAccessible(page);
    }
  });
}

test.describe("on a phone", () => {
  test.use({ viewport: { width: 375, height: 740 } });

  test("the page does not scroll sideways", async ({ page }) => {
    await countedJobs(page);
    await page.goto("/upstream/ai/stats?range=all");
    await expect(page.getByRole("table", { name: "Jobs by workflow" })).toBeVisible();
    await expectNoSidewaysScroll(page);
  });
});

test.describe("what does not exist", () => {
  test.use({ expectedNoise: [/status of 404/] });

  test("an unknown namespace has no stats", async ({ page }) => {
    expect((await page.goto("/nosuchspace/ai/stats"))?.status()).toBe(404);
  });
});

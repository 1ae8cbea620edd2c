import type { Page } from "@playwright/test";
import { expect, expectAccessible, expectNoSidewaysScroll, openJobId, readJobs, test, waitForEnd } from "./site-test";

/** The assessments of the site's two sample races, finished: the older one first. */
async function differentJobs(page: Page): Promise<[string, string]> {
  const races = async () =>
    (await readJobs(page, "oldest")).filter(({ Workflow }) => Workflow === "assessment-kcsan").slice(0, 2);
  await expect.poll(async () => (await races()).map(({ Correct }) => Correct)).toEqual(["❓", "❓"]);
  const [a, b] = await races();
  return [a?.ID ?? "", b?.ID ?? ""];
}

const comparison = ([a, b]: readonly [string, string]) => `/ai_compare?a=${a}&b=${b}`;

test("two jobs are compared, down to the first step that differs", async ({ page }) => {
  const jobs = await differentJobs(page);
  await page.goto(comparison(jobs));
  const outputs = page.getByRole("table", { name: "Outputs of both" });
  await expect(outputs.getByRole("row", { name: /^Benign.*differs/ })).toContainText("true");
  await expect(outputs.getByRole("row", { name: /^Confident/ })).not.toContainText("differs");
  await expect(page.getByRole("table", { name: "Inputs of both" })).toContainText("CrashReport");
  await page.getByRole("link", { name: "Go to the first step that differs" }).click();
  const first = page.locator("#first-difference");
  await expect(first).toBeInViewport();
  await expect(first).toContainText("The first step that differs");
  await first.getByRole("link", { name: /^B \d+$/ }).click();
  await expect(page).toHaveURL(new RegExp(`id=${jobs[1]}&span=\\d+`));
});

test("a re-run is compared with its origin, and equal steps are folded until asked for", async ({ page }) => {
  const [id] = await differentJobs(page);
  await page.goto(`/ai_job?id=${id}`);
  await page.getByRole("button", { name: "Re-run", exact: true }).click();
  await page.waitForURL((url) => url.searchParams.get("id") !== id);
  await waitForEnd(page, openJobId(page));
  await page.reload();
  await page.getByRole("link", { name: "Compare with its origin" }).click();
  await expect(page.getByRole("heading", { name: "Two jobs compared" })).toBeVisible();
  await expect(page.getByText("Both were given the same.")).toBeVisible();
  await expect(page.getByText(/Both took the same \d+ steps/)).toBeVisible();
  await page.getByRole("link", { name: /equal steps/ }).click();
  await expect(page.getByRole("list", { name: "Steps" })).toContainText("kernel-checkouter");
});

test("what is missing is asked for, and a job is not compared with itself", async ({ page }) => {
  const [a, b] = await differentJobs(page);
  await page.goto(`/ai_compare?a=${a}`);
  await expect(page.getByLabel("First job's ID")).toHaveValue(a);
  await page.getByLabel("Second job's ID").fill(b);
  await page.getByRole("button", { name: "Compare" }).click();
  await expect(page.getByRole("heading", { name: "Two jobs compared" })).toBeVisible();
  await page.goto(comparison([a, a]));
  await expect(page.getByRole("main")).toContainText("Both are the same job");
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("a comparison can be read", async ({ page }) => {
    await page.goto(comparison(await differentJobs(page)));
    await expect(page.locator("#first-difference")).toBeVisible();
    await expect(page.getByRole("table", { name: "Outputs of both" })).toBeVisible();
  });
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`no accessibility violation, ${colorScheme}`, async ({ page }) => {
    const jobs = await differentJobs(page);
    await page.emulateMedia({ colorScheme });
    for (const path of [comparison(jobs), "/ai_compare"]) {
      await page.goto(path);
      await expectAccessible(page);
    }
  });
}

test.describe("on a phone", () => {
  test.use({ viewport: { width: 375, height: 740 } });

  test("the page does not scroll sideways", async ({ page }) => {
    await page.goto(comparison(await differentJobs(page)));
    await expect(page.locator("#first-difference")).toBeVisible();
    await expectNoSidewaysScroll(page);
  });

  test("facts have half of the width each under their letters, and both explanations theirs", async ({ page }) => {
    await page.goto(comparison(await differentJobs(page)));
    const facts = page.getByRole("table", { name: "Facts of both" });
    const created = facts.getByRole("row", { name: /^Created/ }).getByRole("cell");
    for (const [index, letter] of ["A", "B"].entries()) {
      const heading = await facts.getByRole("columnheader", { name: letter, exact: true }).boundingBox();
      const value = await created.nth(index).boundingBox();
      expect(value?.x).toBe(heading?.x);
      expect(value?.width).toBeGreaterThan(150);
      await expect(page.getByRole("heading", { name: letter, exact: true })).toBeVisible();
    }
  });
});

test.describe("what does not exist", () => {
  test.use({ expectedNoise: [/status of 404/] });

  for (const id of ["00000000-0000-4000-8000-000000000000", "not-an-id", "%00x"]) {
    test(`${id} cannot be compared, and the page says so with status 404`, async ({ page }) => {
      const [a] = await differentJobs(page);
      const response = await page.goto(`/ai_compare?a=${a}&b=${id}`);
      expect(response?.status()).toBe(404);
      await expect(page.getByRole("main")).toContainText("There is no such job");
    });
  }
});

import type { Page } from "@playwright/test";
import { createLongRun } from "./long-run";
import { expect, expectAccessible, expectNoSidewaysScroll, test } from "./site-test";

/** The script that threads begin with. */
const THREAD = "**/turbopack-worker-*";
let id = "";

test.beforeAll(async () => {
  id = await createLongRun(3000);
});

test.use({ expectedNoise: [/Failed to load resource/] });

const all = (page: Page) => page.getByText("3,000 spans", { exact: true });

/** Opens the run while its thread cannot be had: its first spans are there, and it says so. */
async function openStuck(page: Page): Promise<void> {
  await page.route(THREAD, (route) => route.abort());
  await page.goto(`/ai_job?id=${id}`);
  await expect(page.getByText("The rest could not be loaded.")).toBeVisible();
  await expect(page.getByText("100 of 3,000 spans loaded")).toBeVisible();
  await expect(page.locator('.span-row[data-seq="5"]')).toBeVisible();
}

test("a thread that cannot start is started again when its script is back", async ({ page }) => {
  await openStuck(page);
  await page.unroute(THREAD);
  await expect(all(page)).toBeVisible();
  await expect(page.getByText("The rest could not be loaded.")).toBeHidden();
});

test("the button does not wait", async ({ page }) => {
  await page.clock.install();
  await openStuck(page);
  await expectAccessible(page);
  await page.setViewportSize({ width: 375, height: 740 });
  await expectNoSidewaysScroll(page);
  // Stands still: no wait ends by itself.
  await page.clock.pauseAt(new Date(Date.now() + 60_000));
  await expect(page.getByText(/reload the page/)).toBeVisible();
  await page.unroute(THREAD);
  await page.getByRole("button", { name: "Retry now" }).click();
  await expect(all(page)).toBeVisible();
});

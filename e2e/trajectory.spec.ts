import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { createLongRun, odd } from "./long-run";
import { expect, test } from "./site-test";

const COUNT = 3000;
let id = "";

test.beforeAll(async () => {
  id = await createLongRun(COUNT);
});

const rows = (page: Page) => page.locator(".span-row");
const row = (page: Page, seq: number) => page.locator(`.span-row[data-seq="${seq}"]`);
const pane = (page: Page, seq: number) => page.getByRole("region", { name: `Span ${seq}`, exact: true });

async function openRun(page: Page, query = ""): Promise<void> {
  await page.goto(`/ai_job?id=${id}${query}`);
  await expect(page.getByText("3,000 spans", { exact: true })).toBeVisible();
}

/** From one share of its width to another. */
async function dragOverMinimap(page: Page, from: number, to: number): Promise<void> {
  const box = await page.locator(".minimap").boundingBox();
  if (box === null) throw new Error("no minimap");
  await page.mouse.move(box.x + box.width * from, box.y + 5);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * to, box.y + 5, { steps: 5 });
  await page.mouse.up();
}

test("a long run is drawn as far as it is seen, to its end", async ({ page }) => {
  await openRun(page);
  expect(await rows(page).count()).toBeLessThan(150);
  const spans = page.getByRole("region", { name: "Spans", exact: true });
  await spans.evaluate((element) => element.scrollTo(0, element.scrollHeight));
  await expect(row(page, COUNT - 1)).toBeVisible();
  await expect(row(page, 0)).toHaveCount(0);
  expect(await rows(page).count()).toBeLessThan(150);
  await expect(page.locator(".minimap canvas")).toBeVisible();
});

test("a link to a span far down opens it and shows its line", async ({ page }) => {
  await openRun(page, "&span=2500");
  await expect(pane(page, 2500)).toContainText("int a2500;");
  await expect(row(page, 2500)).toBeInViewport();
  await expect(row(page, 2500)).toHaveAttribute("data-selected", "true");
});

test("what is looked for is found in all content, counted, stepped through and marked", async ({ page }) => {
  await openRun(page);
  await page.keyboard.press("/");
  await page.keyboard.type("NEEDLE_in_the_run");
  const found = page.getByRole("search");
  await expect(found.getByRole("status")).toHaveText("1 span, 1 hit");
  await page.keyboard.press("Enter");
  await expect(pane(page, odd.needle)).toContainText("here is the needle_in_the_run");
  await expect(row(page, odd.needle)).toBeInViewport();
  await expect(row(page, odd.needle)).toHaveAttribute("data-hit", "true");
  await expect(page).toHaveURL(/find=NEEDLE_in_the_run/);
  // In the reply, and in the line that says where it is.
  await expect.poll(() => page.evaluate(() => CSS.highlights.get("found")?.size)).toBe(2);

  await page.getByLabel("Find in run").fill("int a29");
  await expect(found.getByRole("status")).toHaveText(/111 spans, 111 hits/);
  await page.getByRole("button", { name: "Next match" }).click();
  await expect(found.getByRole("status")).toHaveText(/^7\d of 111|^\d+ of 111 spans/);
  await page.keyboard.press("Escape");
  await page.getByLabel("Find in run").fill("nothing holds this");
  await expect(found.getByRole("status")).toHaveText("not found");
});

test("a search survives a reload", async ({ page }) => {
  await openRun(page, "&find=needle_in_the_run");
  await expect(page.getByRole("search").getByRole("status")).toHaveText("1 span, 1 hit");
  await expect(page.getByLabel("Find in run")).toHaveValue("needle_in_the_run");
});

test("filters by type, tool and errors keep what is around a match, and live in the address", async ({ page }) => {
  await openRun(page);
  await page.getByRole("button", { name: "Errors only" }).click();
  await expect(rows(page)).toHaveCount(3);
  await expect(row(page, odd.failed).getByRole("link", { name: "failed" })).toBeVisible();
  await expect(page).toHaveURL(/failed=1/);
  await page.reload();
  await expect(rows(page)).toHaveCount(3);
  await page.getByRole("button", { name: "Errors only" }).click();
  await page.getByText("Tools ▾").click();
  await page.getByRole("checkbox", { name: /grepper/ }).check();
  await expect(row(page, 3)).toBeVisible();
  await expect(row(page, 2)).toHaveCount(0);
  await expect(row(page, 5)).toHaveCount(0);
  await page.getByRole("checkbox", { name: /grepper/ }).uncheck();
  await page.keyboard.press("Escape");
  await page.getByText("Types ▾").click();
  await page.getByRole("checkbox", { name: /flow/ }).check();
  await expect(rows(page)).toHaveCount(1);
  await page.getByRole("button", { name: "Show all" }).first().click();
  await expect(row(page, 2)).toBeVisible();
});

test("a filter that nothing passes says so and how to clear it", async ({ page }) => {
  await openRun(page, "&types=loop");
  await expect(page.getByText("No step of this run passes the filters.")).toBeVisible();
  await page.getByRole("button", { name: "Clear the filters" }).click();
  await expect(row(page, 0)).toBeVisible();
});

test("the time axis zooms by buttons, keys and the minimap", async ({ page }) => {
  await openRun(page);
  const axis = page.locator(".span-axis");
  await expect(axis).toContainText("10 s");
  await page.getByRole("button", { name: "Zoom in" }).click();
  await expect(page).toHaveURL(/zoom=7500-22500/);
  await page.keyboard.press("+");
  await expect(page).toHaveURL(/zoom=11250-18750/);
  await page.keyboard.press("f");
  await expect(page).not.toHaveURL(/zoom=/);
  await dragOverMinimap(page, 1 / 2, 3 / 4);
  await expect(page).toHaveURL(/zoom=1\d{4}-22\d{3}/);
  await page.reload();
  await expect(page.locator(".minimap-shown")).toBeVisible();
  await page.getByRole("button", { name: "Fit" }).click();
  await expect(page.locator(".minimap-shown")).toBeHidden();
});

test("lines that are filled anew while zoomed have bars of their own", async ({ page }) => {
  await openRun(page, "&zoom=20000-22000");
  await dragOverMinimap(page, 0, 1 / 10);
  await expect(page).toHaveURL(/zoom=0-/);
  const widths = () =>
    rows(page)
      .locator(".span-bar")
      .evaluateAll((bars) => bars.map((bar) => bar.getBoundingClientRect().width));
  expect(Math.min(...(await widths()))).toBeGreaterThan(0);
  const spans = page.getByRole("region", { name: "Spans", exact: true });
  await spans.evaluate((element) => element.scrollTo(0, element.scrollHeight));
  await expect(row(page, COUNT - 1)).toBeVisible();
  // None of them ran in the first seconds.
  expect(Math.max(...(await widths()))).toBe(0);
});

test("keys lead through the lines: fold, next failure, last, back", async ({ page }) => {
  await openRun(page);
  await page.keyboard.press("j");
  await page.keyboard.press("j");
  await page.keyboard.press("h");
  await expect(rows(page)).toHaveCount(2);
  await expect(page).toHaveURL(/closed=1/);
  await page.keyboard.press("l");
  await page.keyboard.press("e");
  await expect(row(page, odd.failed)).toBeInViewport();
  await page.keyboard.press("G");
  await expect(page.locator(`#span-${COUNT - 1}`)).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(pane(page, COUNT - 1)).toBeVisible();
});

test("content made to harm is shown as text", async ({ page }) => {
  await openRun(page, `&span=${odd.hostile}`);
  await expect(pane(page, odd.hostile)).toContainText("</script><img src=x");
  await expect(pane(page, odd.hostile)).toContainText("⟨U+202E⟩");
  await expect(pane(page, odd.hostile)).toContainText("a\\u0000b");
  await expect(pane(page, odd.hostile)).not.toContainText("\u001b");
  await expect(row(page, odd.hostile)).toContainText("<img");
  await expect(row(page, odd.hostile)).toContainText("⟨U+202E⟩elif⟨U+202C⟩ a⟨U+0000⟩b");
  expect(await page.title()).not.toBe("owned");
});

test("a line of 5 MB comes in parts, and the raw text has all of it", async ({ page }) => {
  await openRun(page, `&span=${odd.huge}`);
  const detail = pane(page, odd.huge);
  await detail.getByText("4.8 MB, of which the beginning is here").click();
  await expect(detail).toContainText("64.0 KB of 4.8 MB");
  await detail.getByRole("button", { name: "Load more" }).click();
  await expect(detail).toContainText("576.0 KB of 4.8 MB");
  const raw = await page.request.get(
    (await detail.getByRole("link", { name: "raw has all of it" }).getAttribute("href")) ?? "",
  );
  expect((await raw.body()).length).toBe(5_000_000);
  expect((await page.request.get(`/ai_job?id=${id}&span=${odd.huge}`)).headers()["content-encoding"]).toMatch(
    /gzip|br/,
  );
});

test("the report can stand beside the steps, and an open span takes its place", async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await openRun(page);
  await page.getByRole("button", { name: "Report beside" }).click();
  const place = async (name: string) =>
    (await page.getByRole("region", { name, exact: true }).boundingBox()) ?? { x: 0, y: 0 };
  expect(Math.abs((await place("Crash report")).y - (await place("Trajectory")).y)).toBeLessThan(100);
  await row(page, 5).click();
  await expect(pane(page, 5)).toBeVisible();
  expect(Math.abs((await place("Crash report")).y - (await place("Explanation")).y)).toBeLessThan(10);
  await expect(page).toHaveURL(/beside=report/);
});

test("nothing is hard to reach for anybody, in light and dark, on a phone", async ({ page }) => {
  await openRun(page, `&span=${odd.failed}&find=needle_in_the_run`);
  await expect(pane(page, odd.failed)).toContainText("the file is gone");
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map((violation) => `${violation.id} ${violation.nodes[0]?.html}`)).toEqual([]);
  }
  await page.setViewportSize({ width: 375, height: 800 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(375);
  for (const name of ["Types", "Tools"]) {
    await page.locator(".filter-menu > summary").filter({ hasText: name }).click();
    const menu = await page.locator(".filter-menu[open] > fieldset").boundingBox();
    expect(menu?.x).toBeGreaterThanOrEqual(0);
    expect((menu?.x ?? 0) + (menu?.width ?? Number.NaN)).toBeLessThanOrEqual(375);
    await page.keyboard.press("Escape");
  }
});

test.describe("when the site's scripts do not come any more", () => {
  test.use({ expectedNoise: [/Failed to load|ChunkLoadError|net::ERR/] });

  test("an open page stays, and says what it cannot show", async ({ page }) => {
    // So low that the charts are not near it yet.
    await page.setViewportSize({ width: 1280, height: 360 });
    await openRun(page);
    await page.getByRole("textbox", { name: "Comment on the verdict" }).fill("half a comment");
    await page.route(/\/_next\/static\//, (route) => route.abort());
    await row(page, 3).click();
    await expect(pane(page, 3)).toContainText("The detail of a span could not be shown.");
    await page.locator(".job-board-summaries").scrollIntoViewIfNeeded();
    await page.getByRole("heading", { name: /per step/ }).scrollIntoViewIfNeeded();
    await expect(page.getByRole("region", { name: "The charts could not be shown." })).toBeVisible();
    await expect(page.getByRole("textbox", { name: "Comment on the verdict" })).toHaveValue("half a comment");
  });
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });
  test("the verdict, the first steps and the content of one can be read", async ({ page }) => {
    await page.goto(`/ai_job?id=${id}&span=5`);
    await expect(page.getByRole("region", { name: "Explanation" })).toContainText("Read once.");
    await expect(row(page, 99)).toContainText("step 99");
    await expect(pane(page, 5)).toContainText("int a5;");
    await row(page, 6).getByRole("link").click();
    await expect(pane(page, 6)).toContainText("int a6;");
  });
});

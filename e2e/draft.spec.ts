import type { Page } from "@playwright/test";
import {
  expect,
  expectAccessible,
  expectNoSidewaysScroll,
  field,
  holdScripts,
  openStartForm,
  startFromForm,
  test,
  waitForEnd,
} from "./site-test";

const clear = (page: Page) => page.getByRole("button", { name: "Clear", exact: true });

/** Fractions of a pixel are less. A line that comes and goes over the list is ten times as much. */
const SEEN = 0.0003;

/** How far what is seen moved since the page was loaded, without anybody's doing: 0 for not at all. */
function movement(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let sum = 0;
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) sum += (entry as PerformanceEntry & { value: number }).value;
        }).observe({ type: "layout-shift", buffered: true });
        setTimeout(() => resolve(sum), 300);
      }),
  );
}

test("a reload keeps what was entered, where it was, and moves nothing", async ({ page }) => {
  await openStartForm(page);
  const sample = await field(page, "Crash report").inputValue();
  await field(page, "Title").fill("half a title");
  await field(page, "Crash report").fill("BUG: KCSAN: mine");
  await page.getByRole("combobox", { name: "Model" }).selectOption("rules");
  await expect(page.getByText("Draft kept")).toBeVisible();
  await expectAccessible(page);
  // At once: what was typed last is kept too.
  await field(page, "Link").fill("https://lore.example/x");
  for (const width of [1280, 375]) {
    // High enough for the list below: what moves out of sight is not counted.
    await page.setViewportSize({ width, height: 3000 });
    await page.reload();
    await expect(field(page, "Title")).toHaveValue("half a title");
    await expect(field(page, "Link")).toHaveValue("https://lore.example/x");
    await expect(field(page, "Crash report")).toHaveValue("BUG: KCSAN: mine");
    await expect(page.getByRole("combobox", { name: "Model" })).toHaveValue("rules");
    expect(await movement(page)).toBeLessThan(SEEN);
    await expectNoSidewaysScroll(page);
  }

  await clear(page).click();
  await expect(field(page, "Crash report")).toHaveValue(sample);
  await expect(field(page, "Crash report")).toBeFocused();
  await expect(field(page, "Title")).toHaveValue("");
  await expect(clear(page)).toHaveCount(0);
  await page.reload();
  await expect(page.getByRole("heading", { name: "Assessments in" })).toBeAttached();
  await expect(field(page, "Crash report")).toHaveValue(sample);
  await expect(clear(page)).toHaveCount(0);
});

test("what is entered before the page's scripts run stays, and is a draft", async ({ page }) => {
  const release = await holdScripts(page);
  await page.goto("/upstream/ai?start=assessment-kcsan", { waitUntil: "commit" });
  await field(page, "Crash report").fill("BUG: KCSAN: typed early");
  await field(page, "Title").fill("typed early");
  await page.getByRole("combobox", { name: "Model" }).selectOption("rules");
  release();
  await expect(page.getByText("Draft kept")).toBeVisible();
  await expect(field(page, "Crash report")).toHaveValue("BUG: KCSAN: typed early");
  await expect(field(page, "Title")).toHaveValue("typed early");
  await expect(page.getByRole("combobox", { name: "Model" })).toHaveValue("rules");
});

test("a draft comes back with its workflow, in the form as it was opened from the list", async ({ page }) => {
  await page.goto("/upstream/ai");
  const panel = page.locator("#start > summary");
  await panel.click();
  await field(page, "Crash report").fill("WARNING: mine");
  await page.getByRole("link", { name: "moderation", exact: true }).click();
  await field(page, "Bug title").fill("WARNING in mine");
  await page.reload();
  await expect(panel).toHaveText("+ New assessment (draft)");
  expect(await movement(page)).toBeLessThan(SEEN);
  await panel.click();
  await expect(field(page, "Bug title")).toHaveValue("WARNING in mine");
  await expect(field(page, "Crash report")).toHaveValue("WARNING: mine");
});

test("what is sent is no draft any more", async ({ page }) => {
  await openStartForm(page);
  const sample = await field(page, "Crash report").inputValue();
  await field(page, "Crash report").fill(`${sample}\nmarker: draft\n`);
  await expect(clear(page)).toBeVisible();
  await startFromForm(page);
  await openStartForm(page);
  await expect(field(page, "Crash report")).toHaveValue(sample);
  await page.reload();
  await expect(field(page, "Crash report")).toHaveValue(sample);
  await expect(clear(page)).toHaveCount(0);
});

test("who goes back from the new job's page finds the form as it was sent, and sends it again", async ({ page }) => {
  await page.goto("/upstream/ai");
  await page.locator("#start > summary").click();
  await page.getByRole("link", { name: "moderation", exact: true }).click();
  await field(page, "Bug title").fill("KASAN: sent once");
  const first = await startFromForm(page);
  await page.goBack();
  await expect(field(page, "Bug title")).toHaveValue("KASAN: sent once");
  await expect(clear(page)).toHaveCount(0);
  await field(page, "Bug title").fill("KASAN: sent again");
  const second = await startFromForm(page);
  expect(second).not.toBe(first);
  await page.getByRole("link", { name: "AI", exact: true }).click();
  await expect(page.getByRole("heading", { name: "Assessments in" })).toBeAttached();
  await expect(page.locator("#start")).not.toHaveAttribute("open");
});

test("a changed re-run is called as its new inputs say", async ({ page }) => {
  await page.goto("/upstream/ai?start=moderation");
  await field(page, "Bug title").fill("KASAN: first title");
  const first = await startFromForm(page);
  await waitForEnd(page, first);
  await page.goto(`/ai_job?id=${first}&rerun=changed`);
  await field(page, "Bug title").fill("KASAN: second title");
  await page.getByRole("button", { name: "Run again with these inputs" }).click();
  await page.waitForURL((url) => url.searchParams.get("id") !== first);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("KASAN: second title");
});

test("a report that is too large to be kept is said to be, and no sample takes its place", async ({ page }) => {
  await openStartForm(page);
  await field(page, "Title").fill("of a large report");
  await field(page, "Crash report").evaluate((area: HTMLTextAreaElement) => {
    area.value = "x".repeat(3_000_000);
    area.dispatchEvent(new Event("input", { bubbles: true }));
  });
  await expect(page.getByText("too large to be kept: Crash report")).toBeVisible();
  await page.reload();
  await expect(field(page, "Title")).toHaveValue("of a large report");
  await expect(page.getByText("too large to be kept: Crash report")).toBeVisible();
  await expect(field(page, "Crash report")).toHaveValue("");
});

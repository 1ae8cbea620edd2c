import type { Locator, Page } from "@playwright/test";
import { type OpenPage, openPage, pageMemory } from "./browser";
import { type FrameWork, frameWork } from "./main-thread";
import { ask } from "./response";
import { kilobytes, megabytes, milliseconds, plain, type Table } from "./table";

/** A page with many rows. */
export interface MeasuredPage {
  readonly url: string;
  /** The link of the first row, and whether it answers a click by a script, which must have started then. */
  readonly firstRow: { readonly selector: string; readonly isHydrated: boolean };
  /** What scrolls; null: the page itself. */
  readonly scroller: ((page: Page) => Locator) | null;
  readonly rows: (page: Page) => Locator;
  readonly zoom: { readonly in: (page: Page) => Locator; readonly out: (page: Page) => Locator } | null;
}

const WHEEL_STEPS = 200;
const ZOOM_STEPS = 8;
/** A wheel that is turned fast moves a page at about the rate of its frames. */
const WHEEL_MS = 16;
const SETTLE_MS = 500;

/** Adds to `table` what a person has of the page, each measured `runs` times in a browser of its own. */
export async function measurePage(table: Table, measured: MeasuredPage, runs: number): Promise<void> {
  const results: PageRun[] = [];
  await ask(measured.url); // the server's first answer loads its code
  for (let run = 0; run < runs; run++) results.push(await measureOnce(measured));
  const answers = [];
  for (let run = 0; run < runs; run++) answers.push(await ask(measured.url));
  const all = <T>(pick: (run: PageRun) => T[]) => results.flatMap(pick);
  table.add("navigation → first row answers a click", milliseconds(all(({ interactive }) => [interactive])));
  table.add("first response, compressed", kilobytes(answers.map(({ bytes }) => bytes)));
  table.add("first response, to its end", milliseconds(answers.map(({ milliseconds }) => milliseconds)));
  table.add("rows in the DOM", plain(all(({ rows }) => rows)));
  addFrames(
    table,
    "a frame of a scroll to the end",
    all(({ scroll }) => scroll),
  );
  if (measured.zoom !== null)
    addFrames(
      table,
      "a frame of zooming",
      all(({ zoom }) => zoom),
    );
  table.add("JavaScript heap after that", megabytes(all(({ heap }) => [heap])));
  table.add("private memory of the page's process after that", megabytes(all(({ process }) => [process])));
}

function addFrames(table: Table, what: string, frames: readonly FrameWork[]): void {
  table.add(`main thread, work for ${what}`, milliseconds(frames.map(({ work }) => work)));
  table.add(`… and waiting for a processor`, milliseconds(frames.map(({ elapsed }) => elapsed)));
}

interface PageRun {
  /** Milliseconds. */
  readonly interactive: number;
  readonly rows: number[];
  readonly scroll: FrameWork[];
  readonly zoom: FrameWork[];
  /** Bytes. */
  readonly heap: number;
  readonly process: number;
}

async function measureOnce(measured: MeasuredPage): Promise<PageRun> {
  const opened = await openPage();
  try {
    const { page } = opened;
    const interactive = await timeToFirstRow(page, measured);
    const rows = [await measured.rows(page).count()];
    await page.waitForLoadState("load");
    await page.waitForTimeout(SETTLE_MS);
    const scroll = await frameWork(opened, await scrollingToEnd(opened, measured));
    rows.push(await measured.rows(page).count());
    const memory = await pageMemory(opened);
    const { zoom } = measured;
    const zoomed = zoom === null ? [] : await frameWork(opened, await zoomingInAndOut(page, zoom));
    return { interactive, rows, scroll, zoom: zoomed, ...memory };
  } finally {
    await opened.close();
  }
}

/** From the start of the navigation, in milliseconds. */
async function timeToFirstRow(page: Page, { url, firstRow }: MeasuredPage): Promise<number> {
  await page.addInitScript(watchForRow, firstRow);
  await page.goto(url, { waitUntil: "commit" });
  const found = await page.waitForFunction(() => (globalThis as typeof globalThis & { rowAt?: number }).rowAt);
  const milliseconds = await found.jsonValue();
  if (firstRow.isHydrated) {
    await page.locator(firstRow.selector).first().click();
    await page.waitForURL(/[?&]span=/);
  }
  return milliseconds ?? Number.NaN;
}

/** Runs in the page. React leaves its mark on what it has taken over. */
function watchForRow({ selector, isHydrated }: MeasuredPage["firstRow"]): void {
  const look = () => {
    const row = document.querySelector(selector);
    const isReady = row !== null && (!isHydrated || Object.keys(row).some((key) => key.startsWith("__react")));
    if (isReady) Object.assign(globalThis, { rowAt: performance.now() });
    else requestAnimationFrame(look);
  };
  look();
}

/*
 * What is measured is done by the mouse at a place, and what Playwright looks up for that comes before: its scripts run on the page's
 * main thread, and would be counted.
 */

async function scrollingToEnd({ page }: OpenPage, { scroller }: MeasuredPage): Promise<() => Promise<void>> {
  const target = scroller === null ? page.locator("body") : scroller(page);
  const box = scroller === null ? { x: 0, y: 0, width: 1440, height: 900 } : await target.boundingBox();
  if (box === null) throw new Error("What scrolls is not on the page.");
  const isWindow = scroller === null;
  const height = await target.evaluate(
    (element, whole) => (whole ? document.documentElement : element).scrollHeight,
    isWindow,
  );
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  return async () => {
    for (let step = 0; step <= WHEEL_STEPS; step++) {
      await page.mouse.wheel(0, Math.ceil(height / WHEEL_STEPS));
      await page.waitForTimeout(WHEEL_MS);
    }
    await page.waitForTimeout(SETTLE_MS);
  };
}

async function zoomingInAndOut(page: Page, zoom: NonNullable<MeasuredPage["zoom"]>): Promise<() => Promise<void>> {
  await zoom.in(page).scrollIntoViewIfNeeded();
  const boxes = [await zoom.in(page).boundingBox(), await zoom.out(page).boundingBox()];
  await zoom.in(page).hover();
  return async () => {
    for (const box of boxes) {
      if (box === null) throw new Error("The buttons that zoom are not on the page.");
      for (let step = 0; step < ZOOM_STEPS; step++) {
        await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
        await page.waitForTimeout(WHEEL_MS * 4);
      }
    }
    await page.waitForTimeout(SETTLE_MS);
  };
}

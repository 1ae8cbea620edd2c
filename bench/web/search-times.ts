import type { Page } from "@playwright/test";
import { openPage } from "./browser";
import { css, FOUND, findInRun, spanRows } from "./selectors";

/** Words that a run is searched for: in what tools returned, in thoughts, in arguments. */
const WORDS = ["spin_lock_bh", "drops the last reference", "quillet", "goto out", "PathPrefix"];

/** Milliseconds from the input to the first hits that the page shows, `runs` times for each of some words. */
export async function searchTimes(url: string, runs: number): Promise<number[]> {
  const opened = await openPage();
  try {
    const { page } = opened;
    await page.goto(url);
    await spanRows(page).first().waitFor();
    const times: number[] = [];
    for (let run = 0; run < runs; run++) {
      for (const word of WORDS) times.push(await timeOne(page, word));
    }
    return times;
  } finally {
    await opened.close();
  }
}

async function timeOne(page: Page, word: string): Promise<number> {
  await findInRun(page).fill("");
  await page.locator(css.found).waitFor({ state: "detached" });
  await findInRun(page).focus();
  await page.evaluate(watchForHits, { found: css.found, pattern: FOUND.source });
  await page.keyboard.insertText(word);
  const hits = await page.waitForFunction(() => (globalThis as typeof globalThis & { hitsAfter?: number }).hitsAfter);
  return (await hits.jsonValue()) ?? Number.NaN;
}

/** Runs in the page: notes how long after the next input it says that something was found. */
function watchForHits({ found, pattern }: { found: string; pattern: string }): void {
  const page = globalThis as typeof globalThis & { hitsAfter?: number };
  delete page.hitsAfter;
  const watch = () => {
    const typed = performance.now();
    const look = () => {
      const text = document.querySelector(found)?.textContent ?? "";
      if (new RegExp(pattern).test(text)) page.hitsAfter = performance.now() - typed;
      else requestAnimationFrame(look);
    };
    look();
  };
  addEventListener("input", watch, { once: true, capture: true });
}

import { routes } from "@/lib/routes";
import type { Bench } from "./bench";
import { openPage } from "./browser";
import { css, MARK_CORRECT } from "./selectors";
import { milliseconds, Table } from "./table";

const VERDICTS = 50;
const LOAD = { jobs: 2_000, spans: 0, seed: "review" };

/** Verdicts are reviewed by key: how soon the next job is shown. The database is not the list's, which reviews would change. */
export async function reviewBench({ serve }: Bench): Promise<Table[]> {
  return serve("review", [LOAD], async ({ site }) => {
    const opened = await openPage();
    try {
      const { page } = opened;
      await page.goto(`${site.url}${routes.jobList("upstream")}/review`);
      await page.waitForLoadState("networkidle");
      const times: number[] = [];
      for (let verdict = 0; verdict < VERDICTS; verdict++) {
        await page.evaluate(watchForNext, css.reviewedJob);
        await page.keyboard.press(MARK_CORRECT);
        const next = await page.waitForFunction(
          () => (globalThis as typeof globalThis & { nextAfter?: number }).nextAfter,
        );
        times.push((await next.jsonValue()) ?? Number.NaN);
      }
      const table = new Table(`${VERDICTS} verdicts reviewed by keyboard`);
      table.add("key pressed → heading of the next job", milliseconds(times));
      return [table];
    } finally {
      await opened.close();
    }
  });
}

/** Runs in the page: notes how long after the next key another job is named and drawn. */
function watchForNext(selector: string): void {
  const page = globalThis as typeof globalThis & { nextAfter?: number };
  delete page.nextAfter;
  const job = () => document.querySelector(selector)?.getAttribute("href");
  const before = job();
  const watch = () => {
    const pressed = performance.now();
    const look = () => {
      if (job() !== undefined && job() !== before) page.nextAfter = performance.now() - pressed;
      else requestAnimationFrame(look);
    };
    look();
  };
  addEventListener("keydown", watch, { once: true, capture: true });
}

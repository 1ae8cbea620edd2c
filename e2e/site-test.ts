import AxeBuilder from "@axe-core/playwright";
import { test as base, expect, type Locator, type Page } from "@playwright/test";
import { site } from "./ports";

/**
 * The test of every page: fails when the browser's console says anything, or when a page asks anyone but the site.
 * What a test provokes on purpose it lists in `expectedNoise`.
 */
export const test = base.extend<{ expectedNoise: RegExp[]; quiet: undefined }>({
  expectedNoise: [[], { option: true }],
  quiet: [
    async ({ page, expectedNoise }, use) => {
      const noise: string[] = [];
      page.on("console", (message) => noise.push(`${message.type()}: ${message.text()}`));
      page.on("pageerror", (error) => noise.push(`error: ${error.message}`));
      page.on("request", (request) => {
        const url = request.url();
        if (!url.startsWith(site.url) && !/^(data|blob):/.test(url)) noise.push(`asks ${url}`);
      });
      await use(undefined);
      expect(noise.filter((line) => !expectedNoise.some((pattern) => pattern.test(line)))).toEqual([]);
    },
    { auto: true },
  ],
});

export { expect } from "@playwright/test";

/** Holds back the scripts of the pages that are opened from now on, as a slow network does; the result lets them go. */
export async function holdScripts(page: Page): Promise<() => void> {
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(/\/_next\/static\/.*\.js/, async (route) => {
    await released;
    await route.continue();
  });
  return release;
}

/** Waits until the page's script has taken it over: before that, keys and choices are nobody's, and buttons load another page. */
export async function takenOver(page: Page): Promise<void> {
  const help = page.getByRole("dialog", { name: "Keys" });
  await expect(async () => {
    await page.keyboard.press("?");
    await expect(help).toBeVisible({ timeout: 500 });
  }).toPass();
  await page.keyboard.press("Escape");
  await expect(help).toBeHidden();
}

/** Axe finds nothing on the page. */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id: rule, nodes }) => `${page.url()} ${rule}: ${nodes[0]?.html}`)).toEqual([]);
}

/** Nothing of the page is wider than the window. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow, page.url()).toBeLessThanOrEqual(0);
}

/** A span of `&json=1`, as far as tests read it. */
export interface PageSpan {
  readonly Seq: number;
  readonly Type: string;
  readonly Name: string;
  readonly Error: string;
  readonly InputTokens: number;
  readonly OutputTokens: number;
  readonly OutputThoughtsTokens: number;
  readonly Thoughts: string;
  readonly Reply: string;
}

/** A job of `&json=1`, as far as tests read it. */
export interface PageJob {
  readonly Job: {
    readonly ID: string;
    readonly Workflow: string;
    readonly AgentName: string;
    readonly Description: string;
    readonly Error: string;
    readonly Correct: string;
    readonly Results: readonly { readonly Name: string; readonly Value: unknown }[];
  };
  readonly Trajectory: readonly PageSpan[];
  readonly Args: readonly { readonly Key: string; readonly Value: string }[];
}

async function getJson<T>(page: Page, path: string): Promise<T> {
  const response = await page.request.get(`${site.url}${path}`);
  expect(response.status()).toBe(200);
  return response.json();
}

/** A job as scripts see it. */
export function readJob(page: Page, id: string): Promise<PageJob> {
  return getJson(page, `/ai_job?id=${id}&json=1`);
}

/** The first jobs of the list in an order, as scripts see them; the site's samples are the oldest. */
export async function readJobs(page: Page, order: "newest" | "oldest" = "newest"): Promise<PageJob["Job"][]> {
  const { Jobs } = await getJson<{ Jobs: PageJob["Job"][] }>(page, `/upstream/ai?json=1&order=${order}`);
  return Jobs;
}

/** The id in the address of the job page that is open. */
export function openJobId(page: Page): string {
  const id = new URL(page.url()).searchParams.get("id");
  if (id === null) throw new Error(`${page.url()} is no job's page.`);
  return id;
}

/** The text field under a label that begins so. */
export function field(page: Page, label: string): Locator {
  return page.getByRole("textbox", { name: new RegExp(`^${label}`) });
}

/** Puts a text into a field at once: typing is too slow for megabytes and refuses control characters. */
export async function setText(page: Page, label: string, text: string): Promise<void> {
  await field(page, label).evaluate((area: HTMLTextAreaElement, value: string) => {
    area.value = value;
  }, text);
}

/** Opens the start form with its default values. */
export async function openStartForm(page: Page): Promise<void> {
  await page.goto("/upstream/ai?start=assessment-kcsan");
  await expect(page.getByLabel("Kernel repository")).toHaveValue("assay:sample");
  await takenOver(page);
}

/** Sends the form and waits for the new job's page. */
export async function startFromForm(page: Page): Promise<string> {
  await page.getByRole("button", { name: "Start the assessment" }).click();
  await page.waitForURL(/\/ai_job\?id=/);
  return openJobId(page);
}

/** Waits until the job's row says that it ended. */
export async function waitForEnd(page: Page, id: string): Promise<PageJob> {
  await expect.poll(async () => (await readJob(page, id)).Job.Correct, { timeout: 45_000 }).not.toMatch(/⏳|🏃/u);
  return readJob(page, id);
}

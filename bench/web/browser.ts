import { readFileSync } from "node:fs";
import { type Browser, type CDPSession, chromium, type Page } from "@playwright/test";
import { findChromium } from "../../e2e/find-chromium.mjs";

/** A page in a browser of its own, so that nothing of an earlier measurement is in its memory. */
export interface OpenPage {
  readonly browser: Browser;
  readonly page: Page;
  readonly cdp: CDPSession;
  close(): Promise<void>;
}

const PAGE_TIMEOUT_MS = 120_000;

export async function openPage(): Promise<OpenPage> {
  const executablePath = await findChromium();
  const browser = await chromium.launch({
    ...(executablePath === "" ? {} : { executablePath }),
    chromiumSandbox: false,
  });
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  page.setDefaultTimeout(PAGE_TIMEOUT_MS);
  // The loader of TypeScript calls this in functions that are sent to the page.
  await page.addInitScript({ content: "globalThis.__name = (named) => named" });
  const cdp = await page.context().newCDPSession(page);
  return { browser, page, cdp, close: () => browser.close() };
}

/** Memory of a page after unused objects were freed, in bytes. */
export interface PageMemory {
  readonly heap: number;
  /** Of the renderer's process alone: what it shares with others is left out. */
  readonly process: number;
}

export async function pageMemory({ browser, cdp }: OpenPage): Promise<PageMemory> {
  await cdp.send("HeapProfiler.collectGarbage");
  const { usedSize } = await cdp.send("Runtime.getHeapUsage");
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send("SystemInfo.getProcessInfo");
  await session.detach();
  const renderers = processInfo.filter(({ type }) => type === "renderer").map(({ id }) => privateBytes(id));
  return { heap: usedSize, process: Math.max(0, ...renderers) };
}

function privateBytes(pid: number): number {
  const lines = readFileSync(`/proc/${pid}/smaps_rollup`, "utf8").matchAll(/^Private_(?:Clean|Dirty):\s+(\d+)/gm);
  return [...lines].reduce((sum, [, kilobytes]) => sum + Number(kilobytes) * 1024, 0);
}

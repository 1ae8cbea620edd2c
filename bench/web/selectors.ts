import type { Locator, Page } from "@playwright/test";

/*
 * What the bench looks for on the pages, by roles and names: the only file to change when a page does.
 */

export const spans = (page: Page): Locator => page.getByRole("region", { name: "Spans", exact: true });
export const spanRows = (page: Page): Locator => spans(page).getByRole("listitem");
export const findInRun = (page: Page): Locator => page.getByRole("searchbox", { name: "Find in run" });
export const zoomIn = (page: Page): Locator => page.getByRole("button", { name: "Zoom in" });
export const zoomOut = (page: Page): Locator => page.getByRole("button", { name: "Zoom out" });

/** The same for scripts in the page, as selectors of CSS. */
export const css = {
  spans: "[aria-label='Spans']",
  firstSpanLink: "[aria-label='Spans'] ol a[href]",
  /** Says how many were found. */
  found: "search [role='status']",
  /** Names the job that is to be reviewed. */
  reviewedJob: "h1 a[href]",
};

/** Whether the page says that something was found. */
export const FOUND = /\d+ hits?/;
/** The key that marks a verdict as correct, in the review queue. */
export const MARK_CORRECT = "1";

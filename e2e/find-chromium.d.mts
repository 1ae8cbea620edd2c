/** Path of a Chromium for Playwright; empty: Playwright's own. */
export function findChromium(): Promise<string>;

// Runs the browser tests: finds a browser, then hands over to Playwright with the same arguments.
import { spawnSync } from "node:child_process";
import path from "node:path";
import { findChromium } from "./find-chromium.mjs";

process.env.CHROMIUM_PATH = await findChromium();
const cli = path.resolve(import.meta.dirname, "../node_modules/@playwright/test/cli.js");
const { status } = spawnSync(process.execPath, [cli, "test", ...process.argv.slice(2)], { stdio: "inherit" });
process.exit(status ?? 1);

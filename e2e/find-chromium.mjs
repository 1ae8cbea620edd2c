import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { chromium } from "@playwright/test";

const SYSTEM_NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/**
 * Path of a Chromium for Playwright: CHROMIUM_PATH, Playwright's own (the empty string), one of the system's, else the
 * one that npm carries, which needs nothing of the system. Elsewhere Playwright downloads its own.
 */
export async function findChromium() {
  if (process.env.CHROMIUM_PATH) return process.env.CHROMIUM_PATH;
  if (existsSync(chromium.executablePath())) return "";
  const system = onPath(SYSTEM_NAMES);
  if (system !== undefined) return system;
  if (process.platform === "linux" && process.arch === "x64") return unpackChromium();
  spawnSync("npx", ["playwright", "install", "chromium"], { stdio: "inherit" });
  return "";
}

function onPath(names) {
  const folders = (process.env.PATH ?? "").split(path.delimiter);
  return names.flatMap((name) => folders.map((folder) => path.join(folder, name))).find((file) => existsSync(file));
}

async function unpackChromium() {
  const folder = path.resolve(import.meta.dirname, "../.cache/chromium");
  mkdirSync(folder, { recursive: true });
  // With this runtime named, the package unpacks the NSS libraries too, which a bare machine lacks.
  process.env.AWS_LAMBDA_JS_RUNTIME ??= "nodejs22.x";
  process.env.TMPDIR = folder;
  process.env.FONTCONFIG_FILE ??= writeFontSettings(folder);
  const { default: packed } = await import("@sparticuz/chromium");
  return packed.executablePath();
}

/**
 * The package brings fonts, but its own settings look for them in folders of AWS only; and a Chromium that finds no font
 * at all dies of the first text field.
 */
function writeFontSettings(folder) {
  const file = path.join(folder, "assay-fonts.conf");
  const folders = [path.join(folder, "fonts"), "/usr/share/fonts"].map((name) => `<dir>${name}</dir>`).join("");
  const cache = `<cachedir>${path.join(folder, "fonts-cache")}</cachedir>`;
  writeFileSync(
    file,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>${folders}${cache}</fontconfig>\n`,
  );
  return file;
}

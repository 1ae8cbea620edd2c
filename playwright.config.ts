import { defineConfig, devices } from "@playwright/test";
import { scriptedModel, site } from "./e2e/ports";

const isRoot = process.getuid?.() === 0;

export default defineConfig({
  testDir: "e2e",
  outputDir: ".cache/test/browser",
  // One worker: the machine that runs the site runs its kernel searches too.
  workers: 1,
  fullyParallel: false,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  reporter: "list",
  use: {
    baseURL: site.url,
    trace: "retain-on-failure",
    launchOptions: {
      executablePath: process.env.CHROMIUM_PATH || undefined,
      // The sandbox of Chromium cannot run as root.
      chromiumSandbox: !isRoot,
    },
  },
  projects: [{ name: "chromium", use: { ...devices["Desktop Chrome"] } }],
  webServer: [
    {
      command: "node --import tsx e2e/scripted-model-server.ts",
      url: `${scriptedModel.url}/health`,
      reuseExistingServer: false,
    },
    {
      command: "node e2e/start-site.mjs",
      env: {
        PORT: String(site.port),
        ASSAY_HOME: ".cache/e2e-home",
        ASSAY_MODEL_BASE_URL: `${scriptedModel.url}/v1`,
        ASSAY_MODEL_API_KEY: "e2e",
      },
      url: `${site.url}/api/health`,
      timeout: 180_000,
      reuseExistingServer: false,
      stdout: "pipe",
      gracefulShutdown: { signal: "SIGTERM", timeout: 10_000 },
    },
  ],
});

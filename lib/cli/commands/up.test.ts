import { spawnSync } from "node:child_process";
import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { expect, test, vi } from "vitest";
import { projectFile } from "@/lib/cli/project-root";
import { childEnvironment } from "@/lib/env";
import { temporaryFolder } from "@/lib/testing/git-repository";

// Processes are started; on a busy machine that takes its time.
vi.setConfig({ testTimeout: 60_000 });

/** Runs `assay up` over a database that does not answer, and returns what it says. */
async function complaintOf(settings: Record<string, string>): Promise<string> {
  const environment = { ASSAY_HOME: temporaryFolder(), DATABASE_URL: "postgresql://127.0.0.1:1/assay", ...settings };
  const { stderr } = spawnSync(process.execPath, [projectFile("lib", "cli", "assay.mjs"), "up"], {
    encoding: "utf8",
    env: childEnvironment({ ...environment, PORT: String(await freePort()) }),
  });
  return stderr;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}

const keys = {
  ANTHROPIC_API_KEY: "",
  OPENAI_API_KEY: "",
  GOOGLE_GENERATIVE_AI_API_KEY: "",
  ASSAY_MODELS_BEST: "",
};

test("the default model may be a category, when a model of it can be opened", async () => {
  const settings = { ...keys, ASSAY_MODEL: "best" };
  expect(await complaintOf(settings)).toMatch(/^assay: No model is best here: set ASSAY_MODELS_BEST/);
  expect(await complaintOf({ ...settings, ANTHROPIC_API_KEY: "key" })).toMatch(/^assay: the database does not answer/);
});

test.each([
  ["ASSAY_INDEX_MEMORY", "much"],
  ["ASSAY_BUILD", "some"],
  ["ASSAY_TOKEN_BUDGET", "-1"],
])("%s that no worker would take is refused at once", async (name, value) => {
  expect(await complaintOf({ ...keys, [name]: value })).toMatch(`assay: ${name} is "${value}": give`);
});

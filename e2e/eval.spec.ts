import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Page } from "@playwright/test";
import { sampleJobs } from "../lib/contract/samples";
import { site } from "./ports";
import { command, siteEnvironment, startWorker } from "./site-processes";
import { expect, expectAccessible, expectNoSidewaysScroll, test } from "./site-test";

const folder = path.resolve(import.meta.dirname, "../.cache/e2e-eval");
/** Offered by the workers of these tests alone; it finds every race benign. */
const MODEL = "compatible:scripted-eval";
/** A web process that the tests may kill. */
const WEB = { port: 3345, url: "http://127.0.0.1:3345" };
const NAMESPACE = "measured";
const COUNT = 60;

test.describe.configure({ mode: "serial" });

const children: ChildProcess[] = [];

test.beforeAll(async () => {
  mkdirSync(folder, { recursive: true });
  assay("namespace", "add", NAMESPACE, "--title", "Measured");
  await startWorker("eval-one", MODEL, children);
});

test.afterAll(() => {
  for (const child of children) child.kill("SIGKILL");
});

test("an eval of 60 reports survives kill -9 of a worker and of the web in the middle", async ({ page }) => {
  test.setTimeout(180_000);
  const [victim] = children;
  await startWorker("eval-two", MODEL, children);
  const web = await startWeb();
  const id = crypto.randomUUID();
  const reports = Array.from({ length: COUNT }, (_, number) => labelled(`r${number}`, "benign", number % 10 > 0));
  const out = path.join(folder, "sixty.md");
  const running = startAssay(...evalArgs("sixty", reports), "--model", MODEL, "--id", id, "--out", out);
  const ended = async () => {
    const text = await pageText(`${WEB.url}/ai_eval?id=${id}`);
    return Number(/(\d+)(?:<!-- -->)? of (?:<!-- -->)?60(?:<!-- -->)? jobs have ended/.exec(text)?.[1] ?? -1);
  };
  await expect.poll(ended, { timeout: 60_000 }).toBeGreaterThan(5);
  const waiting = startAssay("eval", "show", id, "--wait");
  await expect.poll(() => waiting.errors()).toContain("jobs");
  waiting.child.kill("SIGINT");
  expect(await waiting.code).toBe(130);
  expect(waiting.errors()).toContain(`assay eval show ${id} --wait`);
  expect(await ended()).toBeLessThan(COUNT);
  victim?.kill("SIGKILL");
  web.kill("SIGKILL");
  await startWeb();
  expect(await running.code).toBe(0);
  expect(readFileSync(out, "utf8")).toContain("| assessment-kcsan | rules | 60 | 60 | 60 | 0 | 0 |");
  await page.goto(`/ai_eval?id=${id}`);
  expect(await cells(page, "Jobs", "assessment-kcsan")).toEqual(
    expect.arrayContaining(["rules", "60", "60", "60", "0"]),
  );
  expect(await cells(page, "Accuracy", "assessment-kcsan")).toEqual(
    expect.arrayContaining(["rules", "Benign", "90.0 % (79.9–95.3 %)", "54 of 60"]),
  );
});

/** Two evals of the same reports: rules read the code, the scripted model calls everything benign. */
test("a second eval shows what it fixed and broke, and every number leads to its cases", async ({ page }) => {
  const reports = [
    labelled("poll", "benign", true),
    labelled("watchdog", "harmful", false),
    { ...labelled("mislabelled", "harmful", true), set: "set-aside" },
  ];
  const first = assay(
    ...evalArgs("few", reports),
    "--model",
    "rules",
    "--name",
    "rules on few",
    "--out",
    path.join(folder, "few.md"),
  );
  expect(first).toContain("3 of 3 jobs ended");
  const second = assay(...evalArgs("few", reports), "--model", MODEL, "--name", "hasty on few");
  expect(second).toContain("fixed 1, broke 1.");
  await page.goto("/measured/ai");
  await page.getByRole("link", { name: "Evals" }).click();
  await expect(page).toHaveURL(/\/measured\/ai\/evals$/);
  expect(await cells(page, "Evals", "rules on few")).toContain("2 of 3");
  await page.getByRole("link", { name: "hasty on few" }).click();
  await expect(page.locator("#flips")).toContainText("fixed 1, broke 1");
  await expect(page.getByLabel("against")).toContainText("rules on few");
  await expect(
    page.getByRole("table", { name: "Flips" }).getByRole("row", { name: /^mislabelled fixed/ }),
  ).toBeVisible();
  const broken = page.getByRole("table", { name: "Flips" }).getByRole("row", { name: /^watchdog broke/ });
  await expect(broken.getByRole("link", { name: "compare" })).toHaveAttribute("href", /\/ai_compare\?a=.+&b=.+/);
  expect(await cells(page, "Accuracy", "assessment-kcsan")).toContain("insufficient (2)");
  const matrix = page.getByRole("table", { name: "Confusion matrix" });
  await matrix
    .getByRole("row", { name: /rules Benign/ })
    .getByRole("link")
    .nth(1)
    .click();
  await expect(page).toHaveURL(/view=fp/);
  const cases = page.getByRole("table", { name: "Cases" }).getByRole("rowheader");
  await expect(cases).toHaveText(["watchdog"]);
  await page.getByRole("navigation", { name: "Cases shown" }).getByRole("link", { name: "all" }).click();
  await expect(cases).toHaveText(["poll", "watchdog", "mislabelled"]);
  await page.getByRole("table", { name: "Cases" }).getByRole("link").first().click();
  await expect(page.getByRole("main")).toContainText("Case poll of the eval hasty on few. Label: Benign");
  await page.getByRole("link", { name: "hasty on few" }).click();
  await expect(page).toHaveURL(/\/ai_eval\?id=/);
});

test("an eval whose jobs wait shows how far it is, and fills in by itself", async ({ page }) => {
  const id = crypto.randomUUID();
  const args = [...evalArgs("waiting", [labelled("poll", "benign", true)]), "--id", id, "--detach"];
  assay(...args, "--model", "google:nobody-has-it");
  await page.goto(`/ai_eval?id=${id}`);
  await expect(page.getByRole("status")).toContainText("0 of 1 jobs have ended");
  await expect(page.getByRole("table", { name: "Cases" })).toContainText("none");
  const job = page.getByRole("table", { name: "Cases" }).getByRole("link");
  const address = (await job.getAttribute("href")) ?? "";
  const other = await page.context().newPage();
  await other.goto(address);
  await other.getByRole("button", { name: "Cancel" }).click();
  await expect(other.getByRole("main")).toContainText("aborted: cancelled");
  await expect(page.getByRole("status")).toBeHidden({ timeout: 20_000 });
  await expect(page.getByRole("table", { name: "Jobs" })).toContainText("assessment-kcsan");
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("an eval is read and compared", async ({ page }) => {
    await openEval(page, "hasty on few");
    await page.getByRole("button", { name: "Compare" }).click();
    await expect(page).toHaveURL(/against=/);
    await expect(page.locator("#flips")).toContainText("fixed 1, broke 1");
    await page.getByText("So it was made").first().click();
    await expect(page.getByText("own", { exact: true }).first()).toBeVisible();
  });
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`no accessibility violation, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    for (const address of ["/measured/ai/evals", "/upstream/ai/evals"]) {
      await page.goto(address);
      await expectAccessible(page);
    }
    await openEval(page, "hasty on few");
    await expectAccessible(page);
  });
}

test.describe("on a phone", () => {
  test.use({ viewport: { width: 375, height: 740 } });

  test("the pages do not scroll sideways", async ({ page }) => {
    await page.goto("/measured/ai/evals");
    await expectNoSidewaysScroll(page);
    await openEval(page, "hasty on few");
    await expectNoSidewaysScroll(page);
  });
});

test("a namespace without evals says how to make one", async ({ page }) => {
  await page.goto("/upstream/ai/evals");
  await expect(page.getByRole("main")).toContainText("eval --namespace upstream --set reports.jsonl --model rules");
});

test.describe("what does not exist", () => {
  test.use({ expectedNoise: [/status of 404/] });

  test("an unknown eval, and evals of an unknown namespace", async ({ page }) => {
    for (const id of [crypto.randomUUID(), "nonsense", ""]) {
      expect((await page.goto(`/ai_eval?id=${id}`))?.status()).toBe(404);
      await expect(page.getByRole("heading", { name: "There is no such eval" })).toBeVisible();
    }
    expect((await page.goto("/nosuchspace/ai/evals"))?.status()).toBe(404);
  });
});

async function openEval(page: Page, name: string): Promise<void> {
  await page.goto("/measured/ai/evals");
  await page.getByRole("link", { name }).click();
  await expect(page.getByRole("heading", { name, level: 1 })).toBeVisible();
}

/** The cells of the first row of a table that begins with `name`. */
async function cells(page: Page, table: string, name: string): Promise<string[]> {
  const found = page.getByRole("table", { name: table, exact: true });
  const row = found.getByRole("row", { name: new RegExp(`^${name}`) }).first();
  await expect(row).toBeVisible();
  return row.getByRole("cell").allInnerTexts();
}

/** A labelled report of the sample tree: the benign or the harmful race. */
function labelled(id: string, race: "benign" | "harmful", Benign: boolean) {
  const sample = sampleJobs[race === "benign" ? 0 : 1];
  return {
    id,
    workflow: sample?.workflow,
    title: sample?.title,
    args: sample?.args,
    labels: { Benign },
    reason: "So it was made.",
    source: "own",
    set: "rules",
  };
}

/** Writes a file of labelled reports: the arguments of the command that runs them. */
function evalArgs(name: string, reports: readonly object[]): string[] {
  const file = path.join(folder, `${name}.jsonl`);
  writeFileSync(file, reports.map((report) => JSON.stringify(report)).join("\n"));
  return ["eval", "--set", file, "--namespace", NAMESPACE, "--site", site.url];
}

function assay(...args: string[]): string {
  return execFileSync(process.execPath, [command, ...args], {
    env: siteEnvironment(MODEL),
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
  });
}

/** A command that runs beside the test. */
function startAssay(...args: string[]) {
  const child = spawn(process.execPath, [command, ...args], {
    env: siteEnvironment(MODEL),
    stdio: ["ignore", "ignore", "pipe"],
  });
  children.push(child);
  let errors = "";
  child.stderr.on("data", (text) => {
    errors += String(text);
  });
  return { child, errors: () => errors, code: new Promise<number | null>((resolve) => child.once("exit", resolve)) };
}

async function startWeb(): Promise<ChildProcess> {
  const child = spawn(process.execPath, [command, "web"], {
    env: { ...siteEnvironment(MODEL), PORT: String(WEB.port) },
    stdio: ["ignore", "ignore", "inherit"],
  });
  children.push(child);
  await expect.poll(() => pageText(`${WEB.url}/api/health`), { timeout: 60_000 }).not.toBe("");
  return child;
}

/** What a page answers; empty when nobody does. */
async function pageText(url: string): Promise<string> {
  return fetch(url).then(
    (response) => response.text(),
    () => "",
  );
}

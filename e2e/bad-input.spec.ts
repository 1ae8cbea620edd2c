import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { sampleJobs } from "../lib/contract/samples";
import { expect, field, openStartForm, readJobs, setText, startFromForm, test, waitForEnd } from "./site-test";

const root = path.resolve(import.meta.dirname, "..");
const MEGABYTE = 1024 * 1024;
const sampleReport = sampleJobs[0]?.args.CrashReport ?? "";

test("an empty report is refused at its field, and nothing that was typed is lost", async ({ page }) => {
  await openStartForm(page);
  await field(page, "Crash report").fill("");
  await field(page, "Title").fill("typed before");
  await page.getByRole("button", { name: "Start the assessment" }).click();
  await expect(page.getByText(/Crash report is empty/)).toBeVisible();
  await expect(field(page, "Title")).toHaveValue("typed before");
  await expect(field(page, "Kernel commit")).toHaveValue("HEAD");
});

test("a commit that looks like an option is refused", async ({ page }) => {
  await openStartForm(page);
  await field(page, "Kernel commit").fill("--upload-pack=touch /tmp/assay-pwned");
  await page.getByRole("button", { name: "Start the assessment" }).click();
  await expect(page.getByText(/Kernel commit starts with a dash/)).toBeVisible();
  expect(existsSync("/tmp/assay-pwned")).toBe(false);
});

test("a repository that does not exist fails the job with what to do", async ({ page }) => {
  await openStartForm(page);
  await field(page, "Kernel repository").fill("/no/such/linux");
  const { Job } = await waitForEnd(page, await startFromForm(page));
  expect(Job.Correct).toBe("💥");
  expect(Job.Error).toMatch(/\/no\/such\/linux/);
  await expect(page.getByRole("main")).toContainText("/no/such/linux");
});

test("a commit that does not exist fails the job with what to do", async ({ page }) => {
  await openStartForm(page);
  await field(page, "Kernel commit").fill("v99.0");
  const { Job } = await waitForEnd(page, await startFromForm(page));
  expect(Job.Correct).toBe("💥");
  expect(Job.Error).toMatch(/v99\.0.*give a commit/is);
});

test("markup in every field is text, on every page", async ({ page }) => {
  const markup = `<script>document.title='owned'</script><img src=x onerror="document.title='owned'">`;
  await openStartForm(page);
  for (const label of [
    "Title",
    "Crash report",
    "Kernel repository",
    "Kernel commit",
    "Kernel config",
    "Target OS",
    "Target architecture",
  ]) {
    await field(page, label).fill(markup);
  }
  const { Job } = await waitForEnd(page, await startFromForm(page));
  expect(Job.Correct).toBe("💥");
  await page.reload();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("<script>");
  expect(await page.title()).not.toBe("owned");
  await page.goto("/upstream/ai");
  await expect(page.getByRole("link", { name: /<script>/ })).toBeVisible();
  expect(await page.title()).not.toBe("owned");
});

test("NUL, bidi overrides and ANSI escapes in a report do no harm and are not lost", async ({ page }) => {
  await openStartForm(page);
  const hostile = "odd \u0000 \u202E \u001B[31m bytes";
  await setText(page, "Crash report", `${hostile}\n${sampleReport}`);
  const { Job, Args } = await waitForEnd(page, await startFromForm(page));
  expect([Job.Correct, Job.Error]).toEqual(["❓", ""]);
  const kept = Args.find(({ Key }) => Key === "CrashReport")?.Value ?? "";
  expect(kept.startsWith(hostile)).toBe(true);
  await page.reload();
  const shown = await page.getByRole("region", { name: "Text of the report" }).innerText();
  for (const character of ["\0", "\u202E", "\u001B"]) expect(shown).not.toContain(character);
});

test("an unknown workflow is refused by the server, whatever the page offers", async ({ page }) => {
  await openStartForm(page);
  await page.locator('input[name="workflow"]').evaluate((input) => {
    (input as HTMLInputElement).value = "nonsense";
  });
  await page.getByRole("button", { name: "Start the assessment" }).click();
  await expect(page.getByText(/There is no workflow "nonsense"/)).toBeVisible();
});

test("a 5 MB report is assessed, and its page stays light", async ({ page }) => {
  test.slow(); // half a minute beside other work
  await openStartForm(page);
  const noise = `[  12.345678] systemd[1]: noise of a console\n`.repeat((5 * MEGABYTE) / 45);
  await setText(page, "Crash report", `${noise}${sampleReport}`);
  const { Job } = await waitForEnd(page, await startFromForm(page));
  expect([Job.Correct, Job.Error]).toEqual(["❓", ""]);
  const html = await (await page.request.get(`/ai_job?id=${Job.ID}`)).text();
  expect(html.length).toBeLessThan(2 * MEGABYTE);
});

test("a 20 MB report is refused by name, and stays in the form", async ({ page }) => {
  await openStartForm(page);
  await field(page, "Title").fill("too large");
  await setText(page, "Crash report", "x".repeat(20 * MEGABYTE));
  await page.getByRole("button", { name: "Start the assessment" }).click();
  await expect(page.getByText(/at most 8\.0 MB/)).toBeVisible();
  expect((await field(page, "Crash report").inputValue()).length).toBe(20 * MEGABYTE);
  expect((await readJobs(page)).map(({ Description }) => Description)).not.toContain("too large");
});

test("a form over the limit is refused with a sentence when no script checks it", async ({ request }) => {
  const response = await request.post("/upstream/ai", { multipart: { report: "x".repeat(20 * MEGABYTE) } });
  expect(response.status()).toBe(413);
  expect(await response.text()).toMatch(/at most 8\.0 MB/);
});

test.describe("the command line", () => {
  const folder = mkdtempSync(path.join(tmpdir(), "assay-e2e-"));
  const env = { ...process.env, ASSAY_HOME: path.join(root, ".cache/e2e-home") };

  /** Runs `assay` and returns what it printed and how it ended. */
  function assay(...args: string[]): { status: number; out: string; error: string } {
    try {
      const out = execFileSync(process.execPath, [path.join(root, "lib/cli/assay.mjs"), ...args], {
        env,
        stdio: "pipe",
        encoding: "utf8",
      });
      return { status: 0, out, error: "" };
    } catch (failure) {
      const { status, stdout, stderr } = failure as { status: number; stdout: string; stderr: string };
      return { status, out: stdout, error: stderr };
    }
  }

  function jobFile(name: string, content: unknown): string {
    const file = path.join(folder, name);
    writeFileSync(file, JSON.stringify(content));
    return file;
  }

  const valid = sampleJobs[0]?.args ?? {};

  test("a job is submitted, and its ID printed", async ({ page }) => {
    const input = jobFile("valid.json", { Workflow: "assessment-kcsan", Args: { ...valid, BugTitle: "kept", Big: 1 } });
    const { status, out } = assay(
      "submit",
      "--workflow",
      "assessment-kcsan",
      "--input",
      input,
      "--title",
      "from the shell",
    );
    expect(status).toBe(0);
    const { Job, Args } = await waitForEnd(page, out.trim());
    expect([Job.Description, Job.Correct]).toEqual(["from the shell", "❓"]);
    expect(Args.find(({ Key }) => Key === "BugTitle")?.Value).toBe("kept");
  });

  test("a report is assessed without server or database: the results alone on standard output", () => {
    const trajectory = path.join(folder, "trajectory.json");
    const input = jobFile("run.json", valid);
    const { status, out } = assay(
      "run",
      "--workflow",
      "assessment-kcsan",
      "--input",
      input,
      "--trajectory",
      trajectory,
    );
    expect(status).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ Benign: true, Confident: true });
    expect(existsSync(trajectory)).toBe(true);
  });

  const cases: readonly [string, string[], RegExp][] = [
    [
      "an unknown workflow",
      ["run", "--workflow", "nonsense", "--input", jobFile("a.json", valid)],
      /There is no workflow "nonsense"\. There are: assessment-kcsan/,
    ],
    [
      "an empty report",
      ["run", "--workflow", "assessment-kcsan", "--input", jobFile("b.json", { ...valid, CrashReport: "" })],
      /CrashReport is empty/,
    ],
    [
      "a missing file",
      ["run", "--workflow", "assessment-kcsan", "--input", path.join(folder, "none.json")],
      /there is no such file/,
    ],
    [
      "a repository that does not exist",
      ["run", "--workflow", "assessment-kcsan", "--input", jobFile("c.json", { ...valid, KernelRepo: "/no/such" })],
      /\/no\/such/,
    ],
    [
      "a commit that does not exist",
      ["run", "--workflow", "assessment-kcsan", "--input", jobFile("d.json", { ...valid, KernelCommit: "deadbeef" })],
      /deadbeef/,
    ],
    [
      "a commit with NUL",
      [
        "run",
        "--workflow",
        "assessment-kcsan",
        "--input",
        jobFile("e.json", { ...valid, KernelCommit: "HEAD\u0000x" }),
      ],
      /KernelCommit/,
    ],
    [
      "an option as a commit",
      [
        "submit",
        "--workflow",
        "assessment-kcsan",
        "--input",
        jobFile("f.json", { ...valid, KernelCommit: "--upload-pack=x" }),
      ],
      /starts with a dash/,
    ],
    [
      "a 20 MB report",
      [
        "submit",
        "--workflow",
        "assessment-kcsan",
        "--input",
        jobFile("g.json", { ...valid, CrashReport: "x".repeat(20 * MEGABYTE) }),
      ],
      /at most 8\.0 MB/,
    ],
    [
      "an unknown namespace",
      ["submit", "--workflow", "assessment-kcsan", "--namespace", "nowhere", "--input", jobFile("h.json", valid)],
      /There is no namespace "nowhere"/,
    ],
    [
      "an unknown model",
      ["run", "--workflow", "assessment-kcsan", "--model", "nonsense", "--input", jobFile("i.json", valid)],
      /nonsense/,
    ],
  ];
  for (const [what, args, message] of cases) {
    test(`${what} is refused with what to do`, () => {
      const { status, out, error } = assay(...args);
      expect(status).toBe(1);
      expect(out).toBe("");
      expect(error).toMatch(message);
      expect(error).not.toMatch(/^\s+at /m);
    });
  }
});

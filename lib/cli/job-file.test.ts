import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { readJobFile } from "./job-file";

async function jobFile(content: string, others: Record<string, string> = {}): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), "assay-job-"));
  for (const [name, text] of Object.entries(others)) await writeFile(path.join(folder, name), text);
  const file = path.join(folder, "job.json");
  await writeFile(file, content);
  return file;
}

test("a value that starts with @ is read from a file beside the job, @@ stands for @", async () => {
  const file = await jobFile('{"CrashReport":"@report.txt","KernelConfig":"@@literal","Other":[1]}', {
    "report.txt": "BUG: KCSAN\r\n",
  });
  expect(await readJobFile(file)).toEqual({
    workflow: null,
    args: { CrashReport: "BUG: KCSAN\r\n", KernelConfig: "@literal", Other: [1] },
  });
});

test("the export shape names its workflow", async () => {
  const file = await jobFile('{"ID":"x","Workflow":"moderation","Args":{"CrashReport":"r"}}');
  expect(await readJobFile(file)).toEqual({ workflow: "moderation", args: { CrashReport: "r" } });
});

test.each([
  ["{broken", /is not a job.*not JSON/],
  ["[1]", /is not a job.*not a JSON object/],
  ['{"CrashReport":"@missing.txt"}', /missing\.txt cannot be read: there is no such file/],
])("%s is refused by name", async (content, message) => {
  await expect(readJobFile(await jobFile(content))).rejects.toThrow(message);
});

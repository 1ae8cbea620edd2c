import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readSets } from "./read-sets";

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "assay-sets-"));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

async function write(name: string, reports: readonly object[]): Promise<string> {
  const file = path.join(folder, name);
  await writeFile(file, reports.map((report) => JSON.stringify(report)).join("\n"));
  return file;
}

function labelled(id: string, given: object = {}) {
  const args = { CrashReport: "report", KernelRepo: "linux", KernelCommit: "HEAD" };
  return {
    id,
    workflow: "assessment-kcsan",
    title: "t",
    args,
    labels: { Benign: true },
    reason: "r",
    source: "own",
    ...given,
  };
}

test("the digest is of what is measured, not of files, their order, reasons or places", async () => {
  const [a, b] = [await write("a.jsonl", [labelled("one")]), await write("b.jsonl", [labelled("two")])];
  const both = await write("both.jsonl", [labelled("two", { reason: "another" }), labelled("one", { notes: "n" })]);
  const { digest, reports } = await readSets([a, b], ["linux=/srv/linux.git"]);
  expect(reports.map(({ id, args }) => [id, args.KernelRepo])).toEqual([
    ["one", "/srv/linux.git"],
    ["two", "/srv/linux.git"],
  ]);
  expect((await readSets([both], ["linux=/elsewhere"])).digest).toBe(digest);
  for (const given of [{ labels: { Benign: false } }, { set: "set-aside" }, { workflow: "assessment-kcsan-x" }]) {
    const changed = await write("changed.jsonl", [labelled("one", given), labelled("two")]);
    expect((await readSets([changed], ["linux=/x"])).digest).not.toBe(digest);
  }
});

test("what is wrong is told with its file", async () => {
  const wrong = await write("wrong.jsonl", [labelled("one", { labels: {} })]);
  await expect(readSets([wrong], [])).rejects.toThrow(/wrong\.jsonl: line 1: "labels" is empty/);
  const named = await write("named.jsonl", [labelled("one")]);
  await expect(readSets([named], [])).rejects.toThrow(/--repo linux=PATH/);
});

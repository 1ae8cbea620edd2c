import { expect, test, vi } from "vitest";
import type { IndexProgress } from "@/lib/codesearch/code-index";
import { commitFiles, emptyRepository, temporaryFolder } from "@/lib/testing/git-repository";
import { stepContext } from "@/lib/testing/step-context";
import { codesearchPrepare } from "./codesearch-prepare";

const { progress } = vi.hoisted(() => ({ progress: [] as IndexProgress[] }));

vi.mock("@/lib/codesearch/open-index", () => ({
  openCodeIndex: async () => ({ settle: async () => (progress.length > 1 ? progress.shift() : progress[0]) }),
}));

function building(filesDone: number): IndexProgress {
  return { state: "building", filesDone, filesTotal: 9, filesCached: 1, size: null };
}

/** Runs the action and returns its notes and what it reported before. */
async function prepare(...steps: IndexProgress[]) {
  progress.splice(0, progress.length, ...steps);
  const KernelRepo = emptyRepository();
  const values = { KernelRepo, KernelHash: commitFiles(KernelRepo, { "a.c": "int a;\n" }), KernelObj: "" };
  const reported: unknown[] = [];
  const report = async (results: Readonly<Record<string, unknown>>) => void reported.push(results.FilesDone);
  const { notes } = await codesearchPrepare.run({ ...stepContext(temporaryFolder()), report }, values);
  return { notes, reported };
}

test("how far the index is is shown until it is ready", async () => {
  const { notes, reported } = await prepare(building(2), building(5), { ...building(9), state: "ready" });
  expect(reported).toEqual([2, 5]);
  expect(notes).toEqual({ State: "ready", FilesTotal: 9, FilesDone: 9, FilesCached: 1 });
});

test("a run does not wait for ever", async () => {
  const { notes, reported } = await prepare(building(3));
  expect(reported.length).toBeGreaterThan(0);
  expect(notes).toMatchObject({ FilesDone: 3, State: expect.stringContaining("being built") });
});

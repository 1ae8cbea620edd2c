import { expect, test } from "vitest";
import { FlowError } from "@/lib/engine/errors";
import { commitFiles, emptyRepository, temporaryFolder } from "@/lib/testing/git-repository";
import { stepContext } from "@/lib/testing/step-context";
import { codesearchPrepare } from "./codesearch-prepare";

test("a small tree is indexed before the run goes on", async () => {
  const KernelRepo = emptyRepository();
  const KernelHash = commitFiles(KernelRepo, { "a.c": "int a;\n", "include/b.h": "struct b { int c; };\n" });
  const values = { KernelRepo, KernelHash, KernelObj: "" };
  const { outputs, notes } = await codesearchPrepare.run(stepContext(temporaryFolder()), values);
  expect(outputs).toEqual({ Index: `codesearch:${KernelHash}` });
  expect(notes).toMatchObject({ State: "ready", FilesTotal: 2, FilesDone: 2, FilesCached: 0 });
});

test("a repository that is not there is a failure of the flow", async () => {
  const values = { KernelRepo: "/no/such/place", KernelHash: "0".repeat(40), KernelObj: "" };
  const run = codesearchPrepare.run(stepContext(temporaryFolder()), values);
  await expect(run).rejects.toThrow(FlowError);
  await expect(run).rejects.toThrow("does not exist");
});

test("a commit that went away is a failure of the flow", async () => {
  const KernelRepo = emptyRepository();
  commitFiles(KernelRepo, { "a.c": "int a;\n" });
  const values = { KernelRepo, KernelHash: "0".repeat(40), KernelObj: "" };
  await expect(codesearchPrepare.run(stepContext(temporaryFolder()), values)).rejects.toThrow(FlowError);
});

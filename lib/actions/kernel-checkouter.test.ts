import { readdirSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { FlowError } from "@/lib/engine/errors";
import { serveGit } from "@/lib/testing/git-http-server";
import { commitFiles, emptyRepository, gitIn, temporaryFolder } from "@/lib/testing/git-repository";
import { stepContext } from "@/lib/testing/step-context";
import { kernelCheckouter } from "./kernel-checkouter";

function setUp() {
  const folder = emptyRepository();
  const hash = commitFiles(folder, { "a.c": "int a;\n" }, "net: add a");
  gitIn(folder, "tag", "v6.12");
  return { folder, hash, home: temporaryFolder() };
}

test("the commit of a local repository is fixed and described, and nothing is checked out", async () => {
  const { folder, hash, home } = setUp();
  const result = await kernelCheckouter.run(stepContext(home), { KernelRepo: folder, KernelCommit: "v6.12" });
  expect(result).toEqual({
    outputs: { KernelHash: hash },
    notes: { Repository: `${folder}/.git`, Subject: "net: add a", CommitDate: "2026-01-02T03:04:05Z" },
  });
  expect(readdirSync(home)).toEqual([]);
});

test("a remote repository is mirrored", async () => {
  const { folder, hash, home } = setUp();
  const { url } = await serveGit(path.join(folder, ".git"));
  const result = await kernelCheckouter.run(stepContext(home), { KernelRepo: url, KernelCommit: "main" });
  expect(result.outputs).toEqual({ KernelHash: hash });
  expect(result.notes?.Repository).toContain(`${home}/mirrors/`);
});

test("what the person who filed the job can mend is a failure of the flow, in words", async () => {
  const { folder, home } = setUp();
  for (const [KernelRepo, KernelCommit, message] of [
    [folder, "v6.13", 'KernelCommit "v6.13" is not in'],
    [folder, "--upload-pack=x", "starts with a dash"],
    ["/no/such/place", "HEAD", "does not exist on"],
    ["<script>", "HEAD", 'KernelRepo "<script>" cannot be used: give an absolute path'],
    ["http://127.0.0.1:1/linux", "HEAD", "cannot be fetched"],
  ] as const) {
    const run = kernelCheckouter.run(stepContext(home), { KernelRepo, KernelCommit });
    await expect(run, KernelRepo).rejects.toThrow(FlowError);
    await expect(run, KernelRepo).rejects.toThrow(message);
  }
});

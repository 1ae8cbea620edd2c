import { expect, test } from "vitest";
import { commitFiles, emptyRepository, gitIn } from "@/lib/testing/git-repository";
import { KernelError, type Repository } from "./repository";
import { resolveCommit } from "./resolve-commit";

function history() {
  const folder = emptyRepository();
  const first = commitFiles(folder, { "a.c": "int a;\n" }, "first");
  gitIn(folder, "tag", "--annotate", "v1", "--message", "first version");
  gitIn(folder, "tag", "tree-tag", `${first}^{tree}`);
  const second = commitFiles(folder, { "a.c": "int b;\n" }, "second");
  const repository: Repository = { gitDir: `${folder}/.git`, source: folder };
  return { folder, repository, first, second };
}

test("hashes, short hashes, tags, branches, HEAD and steps are resolved", async () => {
  const { folder, repository, first, second } = history();
  gitIn(folder, "branch", "topic/one", first);
  for (const [revision, hash] of [
    [first, first],
    [first.toUpperCase(), first],
    [first.slice(0, 10), first],
    [` ${second}\n`, second],
    ["v1", first],
    ["refs/tags/v1", first],
    ["topic/one", first],
    ["main", second],
    ["HEAD", second],
    ["HEAD~1", first],
    ["v1-0-g".concat(second.slice(0, 12)), second],
  ] as const) {
    expect(await resolveCommit(repository, revision), revision).toBe(hash);
  }
});

test("a branch of a remote is found by its plain name; where remotes differ, origin's goes first", async () => {
  const { folder, repository, first, second } = history();
  gitIn(folder, "update-ref", "refs/remotes/net/fixes", first);
  expect(await resolveCommit(repository, "fixes")).toBe(first);
  gitIn(folder, "update-ref", "refs/remotes/mm/fixes", second);
  await expect(resolveCommit(repository, "fixes")).rejects.toThrow("give one of mm/fixes, net/fixes");
  gitIn(folder, "update-ref", "refs/remotes/origin/fixes", second);
  expect(await resolveCommit(repository, "fixes")).toBe(second);
});

test("what is no commit of the repository is a KernelError that says what to give", async () => {
  const { folder, repository } = history();
  for (const [revision, message] of [
    ["0123456789012345678901234567890123456789", "is not in"],
    ["no-such-branch", `KernelCommit "no-such-branch" is not in ${folder}: give a commit hash, tag or branch`],
    ["tree-tag", "it is no commit"],
    ["--upload-pack=x", "starts with a dash"],
    ["-x", "starts with a dash"],
    ["", "is empty"],
    ["a\0b", "control character"],
    ["HEAD\nmain", "control character"],
    ["<script>alert(1)</script>", "is not in"],
    ["x".repeat(5000), "too long"],
    ["HEAD:a.c", "is not in"],
    ["..", "is not in"],
  ] as const) {
    const failure = resolveCommit(repository, revision);
    await expect(failure, revision).rejects.toThrow(KernelError);
    await expect(failure, revision).rejects.toThrow(message);
  }
});

test("a shortened hash that fits several commits asks for more digits", async () => {
  const { folder, repository, first } = history();
  const tree = gitIn(folder, "rev-parse", `${first}^{tree}`);
  // Found by trial: with the fixture's author and date, these two start alike.
  const hashes = ["n57", "n176"].map((message) => gitIn(folder, "commit-tree", tree, "-m", message));
  expect(hashes.map((hash) => hash.slice(0, 4))).toEqual(["8583", "8583"]);
  await expect(resolveCommit(repository, "8583")).rejects.toThrow("give more of its digits");
});

test("a cancelled resolution rejects with the signal's reason", async () => {
  const { repository } = history();
  const signal = AbortSignal.abort(new Error("cancelled by test"));
  await expect(resolveCommit(repository, "HEAD", { signal })).rejects.toThrow("cancelled by test");
});

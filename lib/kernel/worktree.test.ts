import { mkdirSync, readdirSync, readFileSync, readlinkSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { commitFiles, emptyRepository, temporaryFolder } from "@/lib/testing/git-repository";
import { ensureWorktree } from "./worktree";

function setUp() {
  const folder = emptyRepository();
  symlinkSync("a.c", path.join(folder, "link.c"));
  const hash = commitFiles(folder, { "a.c": "int a;\r\n", "scripts/run.sh": "#!/bin/sh\n" });
  return { home: temporaryFolder(), repository: { gitDir: `${folder}/.git`, source: folder }, hash, folder };
}

test("the files of a commit appear as they were, and once", async () => {
  const { home, repository, hash, folder } = setUp();
  writeFileSync(path.join(folder, "a.c"), "changed in the checkout\n");
  const [one, other] = await Promise.all([
    ensureWorktree(repository, hash, home),
    ensureWorktree(repository, hash, home),
  ]);
  expect(one).toBe(path.join(home, "worktrees", hash));
  expect(other).toBe(one);
  expect(readdirSync(one).sort()).toEqual(["a.c", "link.c", "scripts"]);
  expect(readFileSync(path.join(one, "a.c"), "utf8")).toBe("int a;\r\n");
  expect(readlinkSync(path.join(one, "link.c"))).toBe("a.c");
  const inode = statSync(one).ino;
  await ensureWorktree(repository, hash, home);
  expect(statSync(one).ino).toBe(inode);
  expect(readdirSync(path.join(home, "worktrees"))).toEqual([hash]);
});

test("what a killed attempt left is removed, and a failing or cancelled one leaves nothing", async () => {
  const { home, repository, hash } = setUp();
  mkdirSync(path.join(home, "worktrees", `${hash}.attempt-killed`, "tree"), { recursive: true });
  await ensureWorktree(repository, hash, home);
  const missing = "0".repeat(40);
  await expect(ensureWorktree(repository, missing, home)).rejects.toThrow();
  const signal = AbortSignal.abort(new Error("cancelled by test"));
  await expect(ensureWorktree(repository, "1".repeat(40), home, { signal })).rejects.toThrow("cancelled by test");
  expect(readdirSync(path.join(home, "worktrees"))).toEqual([hash]);
});

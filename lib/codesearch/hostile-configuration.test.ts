import { chmodSync, existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, test, vi } from "vitest";
import { commitFiles, emptyRepository, gitIn, temporaryFolder } from "@/lib/testing/git-repository";
import { openTree } from "@/lib/testing/open-tree";
import { wholeLog } from "./code-history";
import { openCodeHistory } from "./open-history";

/* Repositories, places and people whose configuration would run something or change an answer. */

const everything = { ...wholeLog, limit: 20 };

/** The commit HEAD with a signature, which git would have a program look at. */
function signed(folder: string): string {
  const signature = "gpgsig -----BEGIN PGP SIGNATURE-----\n \n x\n -----END PGP SIGNATURE-----\n\n";
  const file = path.join(temporaryFolder(), "commit");
  writeFileSync(file, `${gitIn(folder, "cat-file", "commit", "HEAD").replace("\n\n", `\n${signature}`)}\n`);
  const commit = gitIn(folder, "hash-object", "-t", "commit", "-w", file);
  gitIn(folder, "update-ref", "HEAD", commit);
  return commit;
}

test("nothing that a repository's configuration names is run, and nothing is read beside it", async () => {
  const folder = emptyRepository();
  const marker = path.join(temporaryFolder(), "ran");
  const command = path.join(temporaryFolder(), "command");
  writeFileSync(command, `#!/bin/sh\ntouch ${marker}\ncat "$1" 2>/dev/null\n`);
  chmodSync(command, 0o755);
  commitFiles(folder, { "a.c": "int a;\n", "old.c": "int old;\nint moved;\nint file;\n" }, "first");
  gitIn(folder, "mv", "old.c", "new.c");
  commitFiles(folder, { "a.c": "int a;\nint b;\n", ".gitattributes": "*.c diff=evil filter=evil\n" });
  const commit = signed(folder);
  mkdirSync(path.join(folder, ".git/info"), { recursive: true });
  writeFileSync(path.join(folder, ".git/info/attributes"), "*.c diff=evil filter=evil\n");
  for (const [key, value] of Object.entries({
    "core.fsmonitor": command,
    "core.pager": command,
    "core.sshCommand": command,
    "core.hooksPath": path.dirname(command),
    "diff.external": command,
    "diff.evil.command": command,
    "diff.evil.textconv": command,
    "filter.evil.smudge": command,
    "filter.evil.clean": command,
    "gpg.program": command,
    "log.showSignature": "true",
    "blame.ignoreRevsFile": "/nonexistent",
    "diff.orderFile": "/nonexistent",
    "diff.noprefix": "true",
    "diff.renames": "false",
    "log.follow": "true",
    "i18n.logOutputEncoding": "UTF-16",
    "color.ui": "always",
    "protocol.allow": "always",
    "extensions.partialClone": "evil",
    "remote.evil.promisor": "true",
    "remote.evil.url": folder,
    "remote.evil.uploadpack": command,
  })) {
    gitIn(folder, "config", key, value);
  }
  const tree = await openTree(folder, commit);
  const history = openCodeHistory({ gitDir: path.join(folder, ".git"), commit });
  expect((await tree.grep("int", "a.c", 9)).counted).toBe(2);
  expect((await tree.findDefinition("b", "")).best?.path).toBe("a.c");
  expect((await history.log({ ...everything, change: "int b" })).counted).toBe(1);
  expect((await history.log({ ...everything, path: "a.c", firstLine: 1, lastLine: 2 })).counted).toBe(2);
  expect((await history.log({ ...everything, path: "new.c" })).counted).toBe(1);
  const { diff } = await history.show("HEAD", "a.c", 1, 99);
  expect(diff.lines).toContain("+int b;");
  expect(diff.lines[0]).toBe("diff --git a/a.c b/a.c");
  expect((await history.blame("a.c", 1, 2))?.groups).toHaveLength(2);
  // What a partial clone lacks would be fetched by a command of its own choice.
  const old = gitIn(folder, "rev-parse", "HEAD~1:a.c");
  rmSync(path.join(folder, ".git/objects", old.slice(0, 2), old.slice(2)));
  await expect(history.log({ ...everything, change: "int b" })).rejects.toThrow("does not hold all");
  await expect(history.show("HEAD", "", 1, 9)).rejects.toThrow("does not hold all");
  await expect(history.fileAt("HEAD~1", "a.c", 1, 9)).rejects.toThrow("does not hold its contents");
  expect(existsSync(marker)).toBe(false);
});

test("attributes where the worker runs, and a person's configuration, change no answer", async () => {
  const folder = emptyRepository();
  const commit = commitFiles(folder, { "a.c": "int a;\n" });
  const here = temporaryFolder();
  writeFileSync(path.join(here, ".gitattributes"), "*.c binary\n");
  writeFileSync(path.join(here, ".gitconfig"), "[color]\n\tui = always\n[a line that is none\n");
  // The repository's own idea of where its files are checked out.
  gitIn(folder, "config", "core.worktree", here);
  vi.stubEnv("HOME", here);
  vi.stubEnv("GIT_ATTR_SOURCE", "nonsense");
  const before = process.cwd();
  process.chdir(here);
  try {
    const tree = await openTree(folder, commit);
    const history = openCodeHistory({ gitDir: path.join(folder, ".git"), commit });
    expect((await tree.grep("int", "", 9)).counted).toBe(1);
    expect((await history.log(everything)).commits).toMatchObject([{ subject: "change" }]);
    expect((await history.show("HEAD", "", 1, 1)).diff.lines).toEqual(["diff --git a/a.c b/a.c"]);
  } finally {
    process.chdir(before);
    vi.unstubAllEnvs();
  }
});

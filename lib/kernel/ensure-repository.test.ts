import { chmodSync, chownSync, existsSync, lstatSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, test, vi } from "vitest";

import { serveGit } from "@/lib/testing/git-http-server";
import { commitFiles, emptyRepository, gitIn, temporaryFolder } from "@/lib/testing/git-repository";
import { describeCommit } from "./describe-commit";
import { ensureRepository } from "./ensure-repository";
import { KernelError } from "./repository";
import { resolveCommit } from "./resolve-commit";
import { ensureWorktree } from "./worktree";

function smallRepository() {
  const folder = emptyRepository();
  const hash = commitFiles(folder, { "net/a.c": "int a;\n" }, "net: add a");
  return { folder, hash, home: temporaryFolder() };
}

/** Everything that anybody may ask of a commit. */
async function use(source: string, commit: string, home: string) {
  const repository = await ensureRepository(source, commit, home);
  const hash = await resolveCommit(repository, commit);
  const description = await describeCommit(repository, hash);
  const tree = await ensureWorktree(repository, hash, home);
  return { ...repository, hash, ...description, text: readFileSync(path.join(tree, "net/a.c"), "utf8") };
}

/** Every file and folder with what changes when it is written. */
function listing(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .sort()
    .map((name) => {
      const { mtimeMs, ctimeMs, size, ino } = lstatSync(path.join(folder, name));
      return [name, mtimeMs, ctimeMs, size, ino].join(" ");
    });
}

test("a local repository is read in place, named by its checkout, its .git, or as a bare one", async () => {
  const { folder, hash, home } = smallRepository();
  const bare = path.join(temporaryFolder(), "bare");
  gitIn(folder, "clone", "--quiet", "--bare", ".", bare);
  const linked = path.join(temporaryFolder(), "linked");
  gitIn(folder, "worktree", "add", "--quiet", linked);
  for (const [source, gitDir] of [
    [folder, `${folder}/.git`],
    [`${folder}/.git/`, `${folder}/.git`],
    [bare, bare],
    [linked, `${folder}/.git/worktrees/linked`],
  ] as const) {
    expect(await use(source, "HEAD", home), source).toEqual({
      source,
      gitDir,
      hash,
      subject: "net: add a",
      date: "2026-01-02T03:04:05Z",
      text: "int a;\n",
    });
  }
});

test("nothing is written into a local repository, nor into its index", async () => {
  const { folder, home } = smallRepository();
  // Git would like to refresh the index now, and to pack the loose objects.
  writeFileSync(path.join(folder, "net/a.c"), "int a;\n");
  gitIn(folder, "config", "gc.auto", "1");
  const before = listing(folder);
  await use(folder, "HEAD", home);
  expect(listing(folder)).toEqual(before);
});

test("a repository of another user is read, too", async (context) => {
  if (process.getuid?.() !== 0) return context.skip("only root can give files away");
  const { folder, hash, home } = smallRepository();
  for (const name of [
    "",
    ".git",
    ...readdirSync(path.join(folder, ".git"), { recursive: true, encoding: "utf8" }).map((file) => `.git/${file}`),
  ]) {
    chownSync(path.join(folder, name), 65534, 65534);
  }
  expect(await use(folder, "main", home)).toMatchObject({ hash, text: "int a;\n" });
});

test("no command that a repository's configuration names is run", async () => {
  const { folder, home } = smallRepository();
  const marker = path.join(temporaryFolder(), "ran");
  const command = path.join(temporaryFolder(), "command");
  writeFileSync(command, `#!/bin/sh\ntouch ${marker}\ncat\n`);
  chmodSync(command, 0o755);
  const hash = commitFiles(folder, { ".gitattributes": "*.c filter=evil diff=evil\n" });
  for (const name of ["post-checkout", "post-index-change", "reference-transaction"]) {
    writeFileSync(path.join(folder, ".git/hooks", name), `#!/bin/sh\ntouch ${marker}\n`);
    chmodSync(path.join(folder, ".git/hooks", name), 0o755);
  }
  for (const [key, value] of Object.entries({
    "core.fsmonitor": command,
    "core.pager": command,
    "core.sshCommand": command,
    "filter.evil.smudge": command,
    "diff.evil.textconv": command,
    "log.showSignature": "true",
    "gpg.program": command,
    // A partial clone that lacks an object fetches it with a command of its own choice.
    "extensions.partialClone": "evil",
    "remote.evil.promisor": "true",
    "remote.evil.url": "ssh://host.invalid/repository",
  })) {
    gitIn(folder, "config", key, value);
  }
  expect(await use(folder, "HEAD", home)).toMatchObject({ hash, text: "int a;\n" });
  await expect(use(folder, "0123456789012345678901234567890123456789", home)).rejects.toThrow("is not in");
  const blob = gitIn(folder, "rev-parse", "HEAD:net/a.c");
  rmSync(path.join(folder, ".git/objects", blob.slice(0, 2), blob.slice(2)));
  await expect(use(folder, "HEAD", temporaryFolder())).rejects.toThrow();
  expect(existsSync(marker)).toBe(false);
});

test("variables of git in the environment do not lead to another repository", async () => {
  const { folder, hash, home } = smallRepository();
  const other = smallRepository();
  vi.stubEnv("GIT_DIR", `${other.folder}/.git`);
  vi.stubEnv("GIT_OBJECT_DIRECTORY", `${other.folder}/.git/objects`);
  vi.stubEnv("GIT_INDEX_FILE", `${other.folder}/.git/index`);
  vi.stubEnv("GIT_CONFIG_COUNT", "nonsense");
  try {
    expect(await use(folder, "HEAD", home)).toMatchObject({ hash });
  } finally {
    vi.unstubAllEnvs();
  }
});

test("what is no repository on this machine is a KernelError that says what to give", async () => {
  const { folder, home } = smallRepository();
  for (const [source, message] of [
    ["/no/such/place", /"\/no\/such\/place" does not exist on .+, where the worker runs/],
    [home, /is no git repository: give the top of a checkout/],
    [`${folder}/net`, /is no git repository/],
    [`${folder}/net/a.c`, /is no git repository/],
    ["linux", /cannot be used: give an absolute path/],
    ["--upload-pack=x", /cannot be used/],
  ] as const) {
    await expect(ensureRepository(source, "HEAD", home), source).rejects.toThrow(KernelError);
    await expect(ensureRepository(source, "HEAD", home), source).rejects.toThrow(message);
  }
  expect(readdirSync(home)).toEqual([]);
});

test("a URL is mirrored under home and used like a local repository", async () => {
  const { folder, hash, home } = smallRepository();
  const server = await serveGit(path.join(folder, ".git"));
  expect(await use(server.url, "main", home)).toMatchObject({
    source: server.url,
    gitDir: expect.stringMatching(new RegExp(`^${home}/mirrors/127\\.0\\.0\\.1.*-repository-[0-9a-f]{12}\\.git$`)),
    hash,
    subject: "net: add a",
    text: "int a;\n",
  });
  await expect(ensureRepository(server.url, "--upload-pack=x", home)).rejects.toThrow("starts with a dash");
});

test("the sample is made under home and read in the same way", async () => {
  const home = temporaryFolder();
  const repository = await ensureRepository("assay:sample", "HEAD", home);
  expect(await resolveCommit(repository, "HEAD")).toMatch(/^[0-9a-f]{40}$/);
  expect(repository.gitDir.startsWith(home)).toBe(true);
});

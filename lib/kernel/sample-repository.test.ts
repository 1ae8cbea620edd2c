import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { runGit } from "./git";
import { ensureSampleRepository, makeSampleRepository, readSampleTree } from "./sample-repository";

let home: string;
beforeEach(async () => {
  home = await mkdtemp(path.join(os.tmpdir(), "assay-sample-"));
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(home, { recursive: true, force: true });
});

async function head(gitDir: string): Promise<string> {
  return (await runGit(["rev-parse", "HEAD"], { gitDir })).trim();
}

test("holds the shipped files, on branch main, from a fixed author at a fixed time", async () => {
  const gitDir = await ensureSampleRepository(home);
  const tree = await readSampleTree();
  const listed = await runGit(["ls-tree", "-r", "--name-only", "HEAD"], { gitDir });
  expect(listed.trim().split("\n").sort()).toEqual([...tree.keys()].sort());
  expect(await runGit(["show", "main:net/tether/af_tether.c"], { gitDir })).toBe(tree.get("net/tether/af_tether.c"));
  expect(await runGit(["log", "--format=%an <%ae> %aI %cI %s"], { gitDir })).toBe(
    "assay <assay@localhost> 2026-01-01T00:00:00+00:00 2026-01-01T00:00:00+00:00 A small tree in the style of a kernel\n",
  );
  await runGit(["fsck", "--strict"], { gitDir });
});

test("the hash does not depend on the person's configuration or environment", async () => {
  const plain = await head(await ensureSampleRepository(path.join(home, "plain")));
  const config = path.join(home, "gitconfig");
  await writeFile(
    config,
    "[user]\nname = Someone\n[core]\nautocrlf = true\neol = crlf\n[commit]\ngpgsign = true\n[init]\ndefaultBranch = trunk\n[i18n]\ncommitEncoding = latin1\n",
  );
  vi.stubEnv("GIT_CONFIG_GLOBAL", config);
  vi.stubEnv("GIT_DEFAULT_HASH", "sha256");
  vi.stubEnv("GIT_AUTHOR_DATE", "2001-01-01T00:00:00Z");
  vi.stubEnv("GIT_DIR", path.join(home, "elsewhere"));
  vi.stubEnv("TZ", "Asia/Kolkata");
  const configured = await ensureSampleRepository(path.join(home, "configured"));
  expect(await head(configured)).toBe(plain);
  expect((await runGit(["symbolic-ref", "HEAD"], { gitDir: configured })).trim()).toBe("refs/heads/main");
});

test("many callers at once get one repository", async () => {
  const made = await Promise.all(Array.from({ length: 6 }, () => ensureSampleRepository(home)));
  expect(new Set(made).size).toBe(1);
  expect(await readdir(path.join(home, "sample"))).toEqual([path.basename(made[0] ?? "")]);
});

test("clears away what a killed process left, but not what one is making", async () => {
  const [old, fresh] = ["tmp-old", "tmp-fresh"].map((name) => path.join(home, "sample", name));
  for (const folder of [old, fresh]) await mkdir(path.join(folder ?? "", "objects"), { recursive: true });
  await utimes(old ?? "", new Date(0), new Date(0));
  const gitDir = await ensureSampleRepository(home);
  expect((await readdir(path.join(home, "sample"))).sort()).toEqual([path.basename(gitDir), "tmp-fresh"].sort());
});

test("a changed tree makes another repository", async () => {
  const shipped = await ensureSampleRepository(home);
  const tree = new Map(await readSampleTree());
  tree.set("include/net/tether.h", (tree.get("include/net/tether.h") ?? "").replace("shut_mask;", "shut_mask : 2;"));
  const target = path.join(home, "changed.git");
  await makeSampleRepository({ tree, target });
  expect(await head(target)).not.toBe(await head(shipped));
  expect(await runGit(["show", "HEAD:include/net/tether.h"], { gitDir: target })).toContain("shut_mask : 2;");
});

test("a path that could mean something to git is refused", async () => {
  const tree = new Map([["a\nM 100644 inline b", ""]]);
  await expect(makeSampleRepository({ tree, target: path.join(home, "x.git") })).rejects.toThrow("cannot hold a file");
  expect(await readdir(home)).toEqual([]);
});

import { mkdirSync, symlinkSync } from "node:fs";
import path from "node:path";
import { expect, test, vi } from "vitest";
import { commitFiles, emptyRepository, gitIn, temporaryFolder } from "@/lib/testing/git-repository";
import { whyNotAllowed } from "./build-permission";

function setUp() {
  const folder = emptyRepository();
  commitFiles(folder, { Kconfig: "" });
  return { own: { gitDir: `${folder}/.git`, source: folder }, home: temporaryFolder() };
}

test("a local repository of the worker's user may be built", async () => {
  const { own, home } = setUp();
  expect(await whyNotAllowed(own, home, "own")).toBeNull();
  expect(await whyNotAllowed(own, home, "none")).toContain("ASSAY_BUILD=none");
});

test("a repository that is given by its URL may be built only where all may", async () => {
  const { own, home } = setUp();
  const remote = { gitDir: own.gitDir, source: "https://example.org/linux.git" };
  expect(await whyNotAllowed(remote, home, "own")).toContain(
    "given by its URL; ASSAY_BUILD=all on the worker permits it",
  );
  expect(await whyNotAllowed(remote, home, "all")).toBeNull();
});

test("a mirror of ours does not pass for a local repository, by whatever path it is named", async () => {
  const { own, home } = setUp();
  const mirror = path.join(home, "mirrors/evil.git");
  mkdirSync(path.dirname(mirror), { recursive: true });
  gitIn(home, "clone", "--quiet", "--bare", own.source, mirror);
  expect(await whyNotAllowed({ gitDir: mirror, source: mirror }, home, "own")).toContain("a copy of a remote one");
  const link = path.join(temporaryFolder(), "mine.git");
  symlinkSync(mirror, link);
  expect(await whyNotAllowed({ gitDir: link, source: link }, home, "own")).toContain("a copy of a remote one");
});

test("a repository of another user may not be built", async () => {
  const { own, home } = setUp();
  const other = (process.getuid?.() ?? 0) + 1;
  const getuid = vi.spyOn(process, "getuid").mockReturnValue(other);
  try {
    expect(await whyNotAllowed(own, home, "own")).toContain("belongs to another user");
  } finally {
    getuid.mockRestore();
  }
});

import { existsSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { commitFiles, emptyRepository, temporaryFolder } from "@/lib/testing/git-repository";
import { type BuildRequest, ensureBuild } from "./build";
import { missingTools } from "./toolchain";

/* A makefile that answers to the goals of Kbuild that are used; a kernel would take minutes. */
const MAKEFILE = `
olddefconfig:
	@echo "CONFIG_SMP=y" >>$(O)/.config
	@echo run >>$(O)/configured
prepare:
	@grep -q BREAK $(O)/.config && { echo "objtool: libelf is missing" >&2; exit 2; } || true
	@grep -q SLOW $(O)/.config && sleep 30 || true
	@mkdir -p $(O)/include/generated
	@echo "$(ARCH) $(CROSS_COMPILE)" >$(O)/include/generated/asm-offsets.h
`;

function setUp(files: Record<string, string> = { Kconfig: "", Makefile: MAKEFILE }) {
  const folder = emptyRepository();
  const hash = commitFiles(folder, files);
  const request: BuildRequest = { hash, config: "CONFIG_NET=y\n", targetArch: "amd64", mode: "prepare" };
  return { repository: { gitDir: `${folder}/.git`, source: folder }, request, home: temporaryFolder() };
}

/** Builds where the machine has what a kernel needs; the answer without it is tested everywhere. */
const canBuild = (await missingTools({ arch: "x86_64", crossPrefix: "" })).length === 0;

test("a tree without Kconfig is not checked out, and the answer says why", async () => {
  const { repository, request, home } = setUp({ "a.c": "" });
  expect(await ensureBuild(repository, request, home)).toEqual({
    state: "impossible",
    why: "the tree has no Kconfig at its top: it is no kernel that can be configured",
  });
  expect(existsSync(path.join(home, "worktrees"))).toBe(false);
});

test("a machine without the tools says which to install", async () => {
  const { repository, request, home } = setUp();
  const result = await ensureBuild(repository, { ...request, targetArch: "mips64le" }, home);
  expect(result).toMatchObject({ state: "impossible", why: expect.stringContaining("mips64el-linux-gnuabi64-gcc") });
  expect(await missingTools({ arch: "x", crossPrefix: "no-such-" })).toEqual(
    expect.arrayContaining(["no-such-gcc", "no-such-ld"]),
  );
});

test.runIf(canBuild)("a commit is configured and prepared once per configuration", async () => {
  const { repository, request, home } = setUp();
  const first = await ensureBuild(repository, request, home);
  if (first.state !== "built") throw new Error(first.why);
  expect(readFileSync(path.join(first.obj, ".config"), "utf8")).toBe("CONFIG_NET=y\nCONFIG_SMP=y\n");
  expect(readFileSync(path.join(first.obj, "include/generated/asm-offsets.h"), "utf8")).toBe("x86_64 \n");
  expect(await ensureBuild(repository, request, home)).toEqual(first);
  expect(readFileSync(path.join(first.obj, "configured"), "utf8")).toBe("run\n");
  const other = await ensureBuild(repository, { ...request, config: "" }, home);
  expect(other).toMatchObject({ state: "built", tree: first.tree });
  expect(other).not.toEqual(first);
  // A build that was killed never said that it was finished.
  rmSync(path.join(first.obj, ".assay-finished"));
  await ensureBuild(repository, request, home);
  expect(readFileSync(path.join(first.obj, "configured"), "utf8")).toBe("run\n");
});

test.runIf(canBuild)("a failing build shows the end of its log", async () => {
  const { repository, request, home } = setUp();
  const failing = ensureBuild(repository, { ...request, config: "BREAK" }, home);
  await expect(failing).rejects.toThrow(
    /make prepare for x86_64 failed with this KernelConfig:\nobjtool: libelf is missing/,
  );
});

test.runIf(canBuild)("a cancelled build ends its children", async () => {
  const { repository, request, home } = setUp();
  const cancel = new AbortController();
  const building = ensureBuild(repository, { ...request, config: "SLOW" }, home, { signal: cancel.signal });
  const failed = expect(building).rejects.toThrow("cancelled by test");
  await expect.poll(() => existsSync(path.join(home, "builds"))).toBe(true);
  setTimeout(() => cancel.abort(new Error("cancelled by test")), 200);
  await failed;
});

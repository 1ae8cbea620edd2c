import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { availableParallelism } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { bareMachine, machineWithMake } from "@/lib/testing/fake-toolchain";
import { commitFiles, emptyRepository, temporaryFolder } from "@/lib/testing/git-repository";
import { type BuildRequest, ensureBuild } from "./build";
import { findTarget } from "./target";

/* A make that answers to the goals of Kbuild that are used: a kernel would take minutes, and a compiler is not everywhere. */
const MAKE = `
case "$goal" in
  olddefconfig) echo "CONFIG_SMP=y" >>"$O/.config" ;;
  prepare)
    case "$(cat "$O/.config")" in
      *BREAK*) echo "objtool: libelf is missing" >&2; exit 2 ;;
      *SLOW*) touch "$O/began"; sleep 30 ;;
    esac
    echo "$ARCH $CROSS_COMPILE" >"$O/asm-offsets.h" ;;
  *) exit 3 ;;
esac`;

function setUp(files: Record<string, string> = { Kconfig: "", Makefile: "" }) {
  const folder = emptyRepository();
  const hash = commitFiles(folder, files);
  const request: BuildRequest = { hash, config: "CONFIG_NET=y\n", targetArch: "amd64", mode: "prepare" };
  return { repository: { gitDir: `${folder}/.git`, source: folder }, request, home: temporaryFolder() };
}

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
  bareMachine();
  const gcc = `${findTarget("amd64").crossPrefix}gcc`;
  expect(await ensureBuild(repository, request, home)).toEqual({
    state: "impossible",
    why: expect.stringMatching(new RegExp(`^this machine lacks make, ${gcc}, .*flex, bison, bc, perl, .*: install`)),
  });
  machineWithMake(MAKE);
  expect(await ensureBuild(repository, { ...request, targetArch: "mips64le" }, home)).toEqual({
    state: "impossible",
    why: "this machine lacks mips64el-linux-gnuabi64-gcc, mips64el-linux-gnuabi64-ld: install them on the worker",
  });
  expect(existsSync(path.join(home, "builds"))).toBe(false);
});

test("a commit is configured and prepared once per configuration", async () => {
  const { repository, request, home } = setUp();
  machineWithMake(MAKE);
  const first = await ensureBuild(repository, request, home);
  if (first.state !== "built") throw new Error(first.why);
  const { obj, tree } = first;
  const { crossPrefix } = findTarget("amd64");
  const variables = `O=${obj} ARCH=x86_64 CROSS_COMPILE=${crossPrefix}`;
  const commands = ["olddefconfig", "prepare"]
    .map((goal) => `-C ${tree} -j${availableParallelism()} ${variables} ${goal}\n`)
    .join("");
  expect(readFileSync(path.join(obj, "commands"), "utf8")).toBe(commands);
  expect(readFileSync(path.join(obj, ".config"), "utf8")).toBe("CONFIG_NET=y\nCONFIG_SMP=y\n");
  expect(readFileSync(path.join(obj, "asm-offsets.h"), "utf8")).toBe(`x86_64 ${crossPrefix}\n`);
  expect(await ensureBuild(repository, request, home)).toEqual(first);
  expect(readFileSync(path.join(obj, "commands"), "utf8")).toBe(commands);
  const other = await ensureBuild(repository, { ...request, config: "" }, home);
  expect(other).toMatchObject({ state: "built", tree });
  expect(other).not.toEqual(first);
  // A build that was killed never said that it was finished.
  rmSync(path.join(obj, ".assay-finished"));
  await ensureBuild(repository, request, home);
  expect(readFileSync(path.join(obj, "commands"), "utf8")).toBe(commands);
});

test("a failing build shows the end of its log", async () => {
  const { repository, request, home } = setUp();
  machineWithMake(MAKE);
  const failing = () => ensureBuild(repository, { ...request, config: "BREAK" }, home);
  const message = /make prepare for x86_64 failed with this KernelConfig:\nobjtool: libelf is missing/;
  await expect(failing()).rejects.toThrow(message);
  // It is no build the next time, either.
  await expect(failing()).rejects.toThrow(message);
});

test("a cancelled build ends its children", async () => {
  const { repository, request, home } = setUp();
  machineWithMake(MAKE);
  const cancel = new AbortController();
  const building = ensureBuild(repository, { ...request, config: "SLOW" }, home, { signal: cancel.signal });
  const failed = expect(building).rejects.toThrow("cancelled by test");
  const builds = path.join(home, "builds");
  const obj = () => path.join(builds, readdirSync(builds).find((name) => name.endsWith("-prepare")) ?? "");
  await expect.poll(() => existsSync(builds) && existsSync(path.join(obj(), "began"))).toBe(true);
  cancel.abort(new Error("cancelled by test"));
  // Rejects when the last of them is gone.
  await failed;
  expect(readdirSync(obj())).not.toContain(".assay-finished");
});

import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { bareMachine } from "@/lib/testing/fake-toolchain";
import { commitFiles, emptyRepository, temporaryFolder } from "@/lib/testing/git-repository";
import { layoutMachine } from "@/lib/testing/layout-machine";
import { findStructLayout, type LayoutOptions, type LayoutRequest } from "./find-struct-layout";

const FILES = {
  Kconfig: "",
  "net/shelf/Makefile": "",
  "net/shelf/shelf.h": "",
  "net/shelf/shelf.c": "",
  "include/linux/rack.h": "",
  "arch/x86/include/asm/rack.h": "",
};

function setUp(files: Record<string, string> = FILES) {
  const folder = emptyRepository();
  const hash = commitFiles(folder, files);
  const home = temporaryFolder();
  const repository = { gitDir: `${folder}/.git`, source: folder };
  const find = (changed: Partial<LayoutRequest> = {}, options: Partial<LayoutOptions> = {}) =>
    findStructLayout(
      repository,
      {
        hash,
        config: "CONFIG_NET=y\n",
        targetArch: "amd64",
        type: { kind: "struct", name: "shelf" },
        file: "include/linux/rack.h",
        ...changed,
      },
      home,
      { permission: "own", findIncluders: async () => [], ...options },
    );
  const builds = path.join(home, "builds");
  const obj = () => path.join(builds, readdirSync(builds).find((name) => name.endsWith("-prepare")) ?? "");
  /** The goals of every make so far. */
  const goals = () =>
    readFileSync(path.join(obj(), "commands"), "utf8")
      .trimEnd()
      .split("\n")
      .map((line) => line.split(" ").at(-1));
  return { find, goals, obj, home, hash };
}

test("a header is compiled alone, with flags for the probe only, and what was found is kept", async () => {
  layoutMachine();
  const { find, goals, obj, home, hash } = setUp();
  const result = await find({ config: "CONFIG_NET=y\nCONFIG_KMSAN=y\n" });
  expect(result).toMatchObject({ state: "known", layout: { name: "struct shelf", size: 256, alignment: 64 } });
  expect(result).toMatchObject({ changedOptions: ["CONFIG_KMSAN"] });
  const tree = path.join(home, "worktrees", hash);
  expect(readFileSync(path.join(obj(), "probes"), "utf8")).toBe(
    `#include "${tree}/include/linux/rack.h"\nstruct shelf *assay_type;\nenum { assay_alignment = _Alignof(struct shelf) } assay_enum;\n`,
  );
  expect(goals()).toEqual(["olddefconfig", "prepare", "init/assay_probe.s"]);
  const flags = `=-w -g2 -gdwarf-5 -dA -I${tree}/init`;
  expect(readFileSync(path.join(obj(), "commands"), "utf8").split("\n").at(-2)).toMatch(
    new RegExp(` -j1 .* CFLAGS_init/assay_probe.o${flags} CFLAGS_assay_probe.o${flags} init/assay_probe.s$`),
  );
  expect(readdirSync(path.join(obj(), "init"))).toEqual([]);
  // No make and no compiler is asked again, not even on a machine that has none.
  bareMachine();
  expect(await find({ config: "CONFIG_NET=y\nCONFIG_KMSAN=y\n" })).toEqual(result);
  expect(await find()).toMatchObject({ state: "impossible", why: expect.stringContaining("this machine lacks make") });
});

test("many questions at once are configured once, and compiled once each", async () => {
  layoutMachine();
  const { find, goals } = setUp();
  const other = { type: { kind: "union", name: "crate" } } as const;
  const results = await Promise.all([find(), find(), find(other), find(other)]);
  expect(results.map((result) => (result.state === "known" ? result.layout.name : result.why))).toEqual([
    "struct shelf",
    "struct shelf",
    "union crate",
    "union crate",
  ]);
  expect(goals()).toEqual(["olddefconfig", "prepare", "init/assay_probe.s", "init/assay_probe.s"]);
});

test("a type of a source file is compiled with that file, in its folder", async () => {
  layoutMachine();
  const { find, goals, obj } = setUp();
  await find({ file: "net/shelf/shelf.c", type: { kind: "typedef", name: "shelf_t" } });
  expect(goals().at(-1)).toBe("net/shelf/assay_probe.s");
  expect(readFileSync(path.join(obj(), "probes"), "utf8")).toContain('/net/shelf/shelf.c"\nshelf_t *assay_type;');
});

test("a header that does not stand alone is tried in its folder, elsewhere, and by way of files that include it", async () => {
  layoutMachine({ "net/shelf": "", init: "a.h:1:2: error: unknown type name 'u9'" });
  const { find, goals } = setUp();
  const findIncluders = async () => ["net/other/other.c"];
  expect(await find({ file: "net/shelf/shelf.h" }, { findIncluders })).toMatchObject({ state: "known" });
  expect(goals().slice(2)).toEqual(["net/shelf/assay_probe.s", "init/assay_probe.s", "net/other/assay_probe.s"]);
});

test("a header of an architecture is tried as its namesake in linux/", async () => {
  layoutMachine({ init: "thread.h:3: error: NOT_STACK undeclared" });
  const { find, obj } = setUp();
  await expect(find({ file: "arch/x86/include/asm/rack.h" })).rejects.toThrow(
    /^struct shelf does not compile with this KernelConfig, which may leave it out:\narch\/x86\/include\/asm\/rack.h, as a part of init\/: NOT_STACK undeclared$/,
  );
  const included = Array.from(readFileSync(path.join(obj(), "probes"), "utf8").matchAll(/worktrees\/\w+\/(.*)"/g));
  expect(included.map(([, file]) => file)).toEqual(["arch/x86/include/asm/rack.h", "include/linux/rack.h"]);
  expect(readdirSync(path.join(obj(), "init"))).toEqual([]);
});

test("what keeps a type from being compiled is said, each reason once", async () => {
  layoutMachine({
    "net/shelf": "",
    init: "x.h:1: error: no",
    "net/a": "x.h:1: error: no",
    "net/b": "y.h:1: error: yes",
  });
  const { find } = setUp();
  const findIncluders = async () => ["net/a/a.c", "net/b/b.c", "net/a/c.c", "net/c/never-reached.c"];
  const failure = find({ file: "net/shelf/shelf.h" }, { findIncluders });
  await expect(failure).rejects.toThrow(
    [
      "struct shelf does not compile with this KernelConfig, which may leave it out:",
      "net/shelf/shelf.h, as a part of net/shelf/: the configuration leaves net/shelf/ out",
      "net/shelf/shelf.h, as a part of init/: no",
      "net/b/b.c, as a part of net/b/: yes",
    ].join("\n"),
  );
});

test("a failing build shows why", async () => {
  layoutMachine();
  const { find } = setUp();
  await expect(find({ config: "BREAK" })).rejects.toThrow(
    "make prepare for x86_64 failed with this KernelConfig:\nlibelf",
  );
});

test("what is not permitted, and a tree that is no kernel, are answers without a build", async () => {
  layoutMachine();
  const { find, home } = setUp({ "a.c": "" });
  expect(await find({}, { permission: "none" })).toEqual({
    state: "impossible",
    why: "this worker runs no makefiles (ASSAY_BUILD=none)",
  });
  expect(await find()).toMatchObject({ state: "impossible", why: expect.stringContaining("no Kconfig") });
  expect(readdirSync(home)).toEqual([]);
});

test("a cancelled question ends its make and keeps nothing", async () => {
  layoutMachine();
  const { find, obj, home } = setUp();
  const cancel = new AbortController();
  const failed = expect(find({ config: "SLOW" }, { signal: cancel.signal })).rejects.toThrow("cancelled by test");
  await expect.poll(() => existsSync(path.join(home, "builds")) && existsSync(path.join(obj(), "began"))).toBe(true);
  cancel.abort(new Error("cancelled by test"));
  // Rejects when the last child is gone.
  await failed;
  expect(readdirSync(home).sort()).toEqual(["builds", "worktrees"]);
});

test.each([
  [{ type: { kind: "struct", name: "$(rm)" } }, '"$(rm)" is no name of a type'],
  [{ type: { kind: "struct", name: "a; }" } }, "is no name of a type"],
  [{ type: { kind: "typedef", name: "a\nb" } }, "is no name of a type"],
  [{ file: 'a".c' }, "holds characters that no build takes"],
  [{ file: "../a.c" }, "holds characters that no build takes"],
  [{ file: "-a/b.c" }, "holds characters that no build takes"],
  [{ file: "a b/$(rm).c" }, "holds characters that no build takes"],
] satisfies [Partial<LayoutRequest>, string][])(
  "nothing but names reaches a source file or make: %#",
  async (changed, message) => {
    layoutMachine();
    const { find, home } = setUp();
    await expect(find(changed)).rejects.toThrow(message);
    expect(readdirSync(home)).toEqual([]);
  },
);

import { expect, test } from "vitest";
import { BadCallError } from "@/lib/engine/errors";
import { bareMachine } from "@/lib/testing/fake-toolchain";
import { commitFiles, emptyRepository, temporaryFolder } from "@/lib/testing/git-repository";
import { layoutMachine } from "@/lib/testing/layout-machine";
import { stepContext } from "@/lib/testing/step-context";
import { codesearchStructLayout } from "./codesearch-struct-layout";

const FILES = {
  Kconfig: "",
  "arch/arm64/Kconfig": "",
  "include/shelf.h": "/* A shelf. */\nstruct shelf {\n\tint refs;\n#ifdef CONFIG_NET\n\tvoid *net;\n#endif\n};\n",
  "lib/shelf.c": "#include <shelf.h>\n\nint shelf_empty(struct shelf *shelf)\n{\n\treturn !shelf->refs;\n}\n",
  "arch/x86/include/asm/slot.h": "struct slot {\n\tint x86;\n};\n",
  "arch/arm64/include/asm/slot.h": "struct slot {\n\tint arm64;\n};\n",
  "lib/crate.c": "int crate(void)\n{\n\treturn 0;\n}\n",
  "include/lonely.h": "struct lonely {\n\tint number;\n};\n",
  "include/crate.h": "union crate {\n\tint number;\n};\n",
};

interface Job {
  readonly KernelConfig?: string;
  readonly TargetArch?: string;
  readonly files?: Record<string, string>;
  readonly mayBuild?: "own" | "all" | "none";
}

/** Calls the tool in one job as an agent would. */
function job({ KernelConfig = "CONFIG_NET=y\n", TargetArch = "amd64", files = FILES, mayBuild }: Job = {}) {
  const KernelRepo = emptyRepository();
  const KernelHash = commitFiles(KernelRepo, files);
  const home = temporaryFolder();
  const context = { ...stepContext(home), workspace: { home, mayBuild } };
  const state = { KernelRepo, KernelHash, Index: "codesearch", KernelConfig, TargetArch };
  return async (inputs: Record<string, unknown>, changed: Partial<typeof state> = {}) => {
    const given = codesearchStructLayout.inputs.parse(inputs);
    return codesearchStructLayout.outputs.parse(
      await codesearchStructLayout.run(context, given, { ...state, ...changed }),
    );
  };
}

test("the whole layout comes with size, alignment and the configuration that it is for", async () => {
  layoutMachine();
  const answer = await job({ KernelConfig: "CONFIG_NET=y\nCONFIG_KMSAN=y\n" })({ Name: "struct shelf" });
  expect(answer).toMatchObject({ Missing: false, Size: 256, Alignment: 64, FirstLine: 20, SourceCode: "", Hint: "" });
  expect(answer.Config).toMatch(
    /^the job's KernelConfig \(sha256 [0-9a-f]{12}…\) for amd64, compiled with .*: 1 \(CONFIG_KMSAN\)$/,
  );
  expect(answer.Layout.split("\n").slice(0, 8)).toEqual([
    "20: struct shelf {",
    "21:     0     4   tally_t refs;",
    "22:   4.0    3b   u8 state:3;",
    "23:   4.3    2b   u8 mode:2;",
    "24:   4.5    9b   u32 flags:9;",
    "  (unused: 18 bits)",
    "26:     8    24   union {",
    "27:     8    16     struct {",
  ]);
});

test("an offset is answered with the members there, or that it is unused or behind the end", async () => {
  layoutMachine();
  const ask = job();
  const at = (AtOffset: number) => ask({ Name: "shelf", AtOffset });
  expect((await at(48)).Layout.split("\n")).toEqual([
    "37:    40    96   struct node links[2][3]; // links[0]",
    "9:    48     8   struct node *prev; // links[0].prev",
  ]);
  expect(await at(142)).toMatchObject({
    Layout: "",
    Hint: "No member of struct shelf lies at offset 142: the byte is unused.",
  });
  expect(await at(300)).toMatchObject({
    Layout: "45:   196     0   u8 tail[];",
    Hint: "struct shelf has 256 bytes: offset 300 lies behind its end, in an array without a fixed length.",
  });
});

const SOURCE = "2: struct shelf {\n3: \tint refs;\n4: #ifdef CONFIG_NET\n5: \tvoid *net;\n6: #endif\n7: };";

test.each([
  ["the machine lacks the toolchain", {}, "this machine lacks make"],
  ["the job has no configuration", { KernelConfig: "\n" }, "the job has no KernelConfig"],
  ["the worker runs no makefiles", { mayBuild: "none" }, "ASSAY_BUILD=none"],
  ["the architecture is not known", { TargetArch: "vax" }, "give one of 386, amd64"],
  ["the tree is no kernel", { files: { "shelf.h": FILES["include/shelf.h"] } }, "the tree has no Kconfig"],
] as const)("where %s, the answer says so and gives the members' source", async (_, asked, why) => {
  bareMachine();
  const answer = await job(asked)({ Name: "struct shelf" });
  expect(answer).toMatchObject({ Missing: false, FirstLine: 2, Size: 0, Alignment: 0, Config: "", Layout: "" });
  expect(answer.SourceFile).toMatch(/shelf.h$/);
  expect(answer.SourceCode).toBe(SOURCE);
  expect(answer.Hint).toMatch(/^The offsets are not known: /);
  expect(answer.Hint).toContain(why);
});

test("where the build or the compilation fails, the answer says why and gives the members' source", async () => {
  layoutMachine({ init: "shelf.h:3: error: unknown type name u9" });
  const ask = job();
  expect(await ask({ Name: "struct shelf" }, { KernelConfig: "BREAK" })).toMatchObject({
    SourceCode: SOURCE,
    Hint: expect.stringContaining("libelf is missing"),
  });
  // The only file that includes it is compiled in its own folder.
  expect(await ask({ Name: "struct shelf" })).toMatchObject({ Size: 256, Hint: "" });
  expect(await ask({ Name: "struct lonely" })).toMatchObject({
    SourceCode: "1: struct lonely {\n2: \tint number;\n3: };",
    Hint: expect.stringContaining("include/lonely.h, as a part of init/: unknown type name u9"),
  });
});

test("of several architectures the job's own is taken", async () => {
  bareMachine();
  const ask = job();
  const slot = async (TargetArch: string) => (await ask({ Name: "slot" }, { TargetArch })).SourceFile;
  expect(await slot("amd64")).toBe("arch/x86/include/asm/slot.h");
  expect(await slot("arm64")).toBe("arch/arm64/include/asm/slot.h");
});

test("a union is found behind a function of the same name", async () => {
  bareMachine();
  expect(await job()({ Name: "crate" })).toMatchObject({ Missing: false, SourceFile: "include/crate.h" });
});

test("what is no type is missing, with a hint", async () => {
  bareMachine();
  const ask = job();
  const missing = await ask({ Name: "struct no_such" });
  expect(missing).toMatchObject({ Missing: true, SourceFile: "", Hint: expect.stringMatching(/./) });
  expect(await ask({ Name: "shelf_empty" })).toMatchObject({
    Missing: true,
    Hint: "lib/shelf.c:3 defines shelf_empty as a function: ask for a struct, union or typedef.",
  });
});

test("shuffled structs are told", async () => {
  layoutMachine();
  const answer = await job({ KernelConfig: "CONFIG_RANDSTRUCT_FULL=y\n" })({ Name: "shelf" });
  expect(answer.Hint).toContain("shuffles some structs");
});

test("a name that is more than one goes back to the model", async () => {
  const ask = job();
  const names = ["struct $(rm)", "a; }", "struct", "enum mood", "a::b", "struct a\n#include <b>", "x".repeat(201)];
  for (const Name of names) await expect(ask({ Name })).rejects.toThrow(BadCallError);
});

import path from "node:path";
import { expect, test } from "vitest";
import type { ReferenceQuery } from "@/lib/codesearch/reference";
import { recordKind } from "@/lib/codesearch/scanner/definition-records";
import type { ScannedDefinition } from "@/lib/codesearch/scanner/scanned-definition";
import { type BothWays, bothWays } from "@/lib/testing/early-names";
import { commitFiles, emptyRepository, temporaryFolder } from "@/lib/testing/git-repository";
import { makeLayeredRepository } from "@/lib/testing/layered-repository";
import type { TreeNames } from "./tree-names";

/*
 * The same questions are asked of an index that is ready and of one whose core alone is, and which stays so; the answers must be
 * the same.
 */

function treeOf(files: Readonly<Record<string, string | Buffer>>): Promise<BothWays> {
  const folder = emptyRepository();
  return bothWays(path.join(folder, ".git"), commitFiles(folder, files));
}

function sampleTree(): Promise<BothWays> {
  const gitDir = path.join(temporaryFolder(), "source.git");
  return bothWays(gitDir, makeLayeredRepository(path.join(import.meta.dirname, "../testdata/source"), gitDir));
}

/** All that is defined in the tree, as one may ask for it, and some names that are not. */
async function names({ paths, words }: BothWays): Promise<string[]> {
  const found = await Promise.all(paths.map((file) => words.definitionsOf(file)));
  const defined = found.flat().flatMap((definition) => (definition === null ? [] : spellings(definition)));
  return [...new Set([...defined, "__x64_sys_parcel_send", "trace_parcel_sent", "nowhere_at_all", "post::nothing"])];
}

function spellings({ name, owner, record }: ScannedDefinition): string[] {
  if (record === recordKind.struct) return [name, `struct ${name}`];
  return record === recordKind.field && owner !== "" ? [name, `${owner}::${name}`] : [name];
}

const usual: ReferenceQuery = {
  name: "",
  contextFile: "",
  pathPrefix: "",
  limit: 1000,
  contextLines: 1,
  withDeclarations: true,
};

/** The answers to all the questions, early and late. Of a name that is missing, the hint says less before the index is ready. */
async function referencesOf(tree: BothWays, queries: readonly ReferenceQuery[]) {
  const ask = (known: TreeNames) =>
    Promise.all(
      queries.map(async (query) => {
        const answer = await tree.references.find(query, known);
        return { query, ...answer, hint: answer.hint.startsWith("There is no definition") ? "" : answer.hint };
      }),
    );
  return { early: await ask(tree.early), ready: await ask(tree.ready) };
}

test("all names of the sample tree have the same uses, wherever they are looked for", async () => {
  const tree = await sampleTree();
  const asked = await names(tree);
  const folders = ["", "net", "net/parcel/af_parcel.c", "include", "drivers/post", "arch"];
  const queries = asked.flatMap((name) =>
    folders.map((pathPrefix, i) => ({ ...usual, name, pathPrefix, withDeclarations: i % 2 === 0 })),
  );
  const { early, ready } = await referencesOf(tree, queries);
  expect(early).toEqual(ready);
  expect(early.reduce((sum, { total }) => sum + total, 0)).toBeGreaterThan(500);
  expect(early.filter(({ counts }) => (counts.typed ?? 0) > 0).length).toBeGreaterThan(50);
}, 60_000);

test("all names of the sample tree have the same definition, whatever file asks", async () => {
  const tree = await sampleTree();
  const all = await names(tree);
  // A file outside of the core has folders of its own that come first: that matters to names with several definitions.
  const several = ["probe", "struct parcel", "parcel_send", "do_post", "BIKE_READY", "post::nothing"];
  const bestOf = (known: TreeNames, name: string, file: string) =>
    tree.definitions.find(name, file, known).then(({ best }) => `${best?.kind} ${best?.path}:${best?.firstLine}`);
  const expectSame = (file: string, asked: readonly string[]) =>
    Promise.all(
      asked.map(async (name) => {
        const found = await bestOf(tree.early, name, file);
        expect(`${name} for ${file}: ${found}`).toBe(`${name} for ${file}: ${await bestOf(tree.ready, name, file)}`);
      }),
    );
  for (const file of ["", "net/parcel/af_parcel.c"]) await expectSame(file, all);
  for (const file of ["drivers/post/van.c", "drivers/post/bike.c", "arch/arm64/kernel/post.S", "tools/x.c"]) {
    await expectSame(file, several);
  }
}, 60_000);

/** What the rest of a tree has that changes the meaning of a name in the core, and what it then is a field of. */
const traps: readonly (readonly [string, Readonly<Record<string, string>>, string])[] = [
  [
    "nothing",
    {
      "include/vat.h": "struct vat {\n\tint level;\n};\n",
      "net/a.c": "int f(struct vat *v)\n{\n\treturn v->level;\n}\n",
    },
    "struct vat",
  ],
  [
    "a struct that the core has only as an empty one",
    {
      "include/vat.h": "struct vat { };\n",
      "drivers/vat.h": "struct vat {\n\tint level;\n};\n",
      "net/a.c": "int f(struct vat *v)\n{\n\treturn v->level;\n}\n",
    },
    "struct vat",
  ],
  [
    "a declaration of a function in another file",
    {
      "include/vat.h": "struct vat {\n\tint level;\n};\nstruct tub {\n\tint level;\n};\n",
      "net/b/pick.c": "struct vat *pick(void)\n{\n\treturn 0;\n}\n",
      "net/c/pick.h": "static inline struct tub *pick(void)\n{\n\treturn 0;\n}\n",
      "drivers/pick.h": "struct vat *pick(void);\n",
      "net/x/a.c": "int f(void)\n{\n\treturn pick()->level;\n}\n",
    },
    "struct vat",
  ],
  [
    "the definition of a function that the core declares",
    {
      "include/vat.h": "struct vat {\n\tint level;\n};\nstruct tub {\n\tint level;\n};\n",
      "include/pick.h": "struct tub *pick(void);\n",
      "drivers/pick.c": "struct vat *pick(void)\n{\n\treturn 0;\n}\n",
      "net/a.c": "int f(void)\n{\n\treturn pick()->level;\n}\n",
    },
    "struct vat",
  ],
  [
    "a header that a file of the core includes",
    {
      "include/pick.h": "static inline struct tub *pick(void)\n{\n\treturn 0;\n}\n",
      "drivers/pick.h": "static inline struct vat *pick(void)\n{\n\treturn 0;\n}\n",
      "include/vat.h": "struct vat {\n\tint level;\n};\nstruct tub {\n\tint level;\n};\n",
      "net/a.c": '#include "../drivers/pick.h"\nint f(void)\n{\n\treturn pick()->level;\n}\n',
    },
    "struct vat",
  ],
  [
    "a definition of what the core does not define",
    {
      "include/vat.h": "struct vat {\n\tint level;\n};\n",
      "drivers/pick.h": "#define pick(x) ((struct vat *)(x))\n",
      "net/a.c": "int f(void *v)\n{\n\treturn pick(v)->level;\n}\n",
    },
    "struct vat",
  ],
];

test.each(traps)("the rest of the tree has %s", async (_, files, owner) => {
  const tree = await treeOf({ ...files, "sound/c.c": "int g(struct vat *v)\n{\n\treturn v->level;\n}\n" });
  const queries = ["vat::level", "level", "tub::level"].flatMap((name) =>
    ["net", ""].map((pathPrefix) => ({ ...usual, name, pathPrefix })),
  );
  const { early, ready } = await referencesOf(tree, queries);
  expect(early).toEqual(ready);
  expect(early[0]?.references.map((use) => use.owner)).toEqual([owner]);
});

test("a field whose struct nobody tells is the only one of its name where the rest has none", async () => {
  const files = {
    "include/vat.h": "struct vat {\n\tint level;\n};\n",
    "net/a.c": "int f(void)\n{\n\treturn nowhere()->level;\n}\n",
  };
  const certainty = async (others: Readonly<Record<string, string>>) => {
    const { early, ready } = await referencesOf(await treeOf({ ...files, ...others }), [
      { ...usual, name: "vat::level", pathPrefix: "net" },
    ]);
    expect(early).toEqual(ready);
    return early[0]?.references.map((use) => use.certainty);
  };
  expect(await certainty({})).toEqual(["only field of that name"]);
  expect(await certainty({ "sound/tub.h": "struct tub {\n\tint level;\n};\n" })).toEqual(["possible"]);
});

test("what stands in for a function in the header that asks is not its definition", async () => {
  const tree = await treeOf({
    "include/gauge.h": "#ifdef GAUGE\nint gauge(void);\n#else\nstatic inline int gauge(void)\n{\n}\n#endif\n",
    "kernel/gauge.c": "int gauge(void)\n{\n\treturn 1;\n}\n",
  });
  const pathOf = async (known: TreeNames) =>
    (await tree.definitions.find("gauge", "include/gauge.h", known)).best?.path;
  expect([await pathOf(tree.early), await pathOf(tree.ready)]).toEqual(["kernel/gauge.c", "kernel/gauge.c"]);
});

test("types that the core knows are not waited for", async () => {
  const use = "int f(struct vat *v)\n{\n\treturn v->level;\n}\n";
  const tree = await treeOf({
    "include/vat.h": "struct vat {\n\tint level;\n};\n",
    "net/a.c": use,
    "drivers/d.c": use,
  });
  const query = { ...usual, name: "vat::level" };
  await tree.references.find({ ...query, pathPrefix: "net" }, tree.early);
  expect(tree.early.waits).toBe(0);
  await tree.references.find(query, tree.early);
  expect(tree.early.waits).toBeGreaterThan(0);
});

test("a comment at a declaration far from the definition", async () => {
  const tree = await treeOf({
    "kernel/gauge.c": "int gauge(void)\n{\n\treturn 1;\n}\n",
    "drivers/gauge.h": "/* Tells the level. */\nint gauge(void);\n",
  });
  const commentOf = async (known: TreeNames) => await tree.comments.find("gauge", "", known);
  const early = await commentOf(tree.early);
  expect(early).toEqual(await commentOf(tree.ready));
  expect(early.comments.map((comment) => comment.text)).toEqual(["/* Tells the level. */"]);
});

test("files of the rest that hold odd bytes, odd names and a word within a word", async () => {
  const use = "int f(void)\n{\n\treturn level;\n}\n";
  const tree = await treeOf({
    "include/vat.h": "extern int level;\n",
    "drivers/nul.c": Buffer.from(`char c = '\0';\n${use}`, "latin1"),
    "drivers/latin1.c": Buffer.concat([Buffer.from([0x2f, 0x2f, 0xe9, 10]), Buffer.from(use)]),
    "drivers/a:b ü.c": use,
    "drivers/within.c": "int level_of, sublevel;\n",
    "drivers/comment.c": "/* level */ int x;\n",
    "drivers/gpu/drm/amd/include/asic_reg/level.h": "#define x level\n",
    "drivers/large.c": Buffer.concat([Buffer.alloc(17 * 1024 * 1024, 10), Buffer.from(use)]),
    "drivers/level.txt": use,
  });
  const { early, ready } = await referencesOf(tree, [{ ...usual, name: "level" }]);
  expect(early).toEqual(ready);
  expect(early[0]?.references.map((found) => found.path)).toEqual([
    "include/vat.h",
    "drivers/a:b ü.c",
    "drivers/latin1.c",
    "drivers/nul.c",
  ]);
  expect(early[0]?.hint).toContain("Not read, for their size: drivers/large.c.");
});

import { expect, test } from "vitest";
import { CodeQueryError } from "@/lib/codesearch/code-index";
import type { ReferenceQuery } from "@/lib/codesearch/reference";
import { openCodeTree, readyCodeTree } from "@/lib/testing/code-tree";

const files = {
  "include/net/pond.h": `struct pond;
struct pond {
	int depth;
	int (*drain)(struct pond *pond);
};
typedef int level_t;
enum tide { TIDE_LOW, TIDE_HIGH };
#define POND_DEEP 7
#define pond_is_deep(p) ((p)->depth > POND_DEEP)
extern int ponds;
int pond_drain(struct pond *pond);
`,
  "net/pond.c": `#include <net/pond.h>
/* pond_drain is told of here, and pond_drain there */
int ponds = 3;
static const struct pond first = {
	.drain = pond_drain,
};
int pond_drain(struct pond *pond)
{
	level_t left = pond->depth; // pond_drain
	printk("pond_drain %d", ponds);
	ponds = left;
	ponds += 2;
	ponds++;
	WRITE_ONCE(ponds, TIDE_LOW);
	note(&ponds);
#ifdef POND_DEEP
	if (pond_is_deep(pond))
		return pond_drain(pond) + pond->drain(pond);
#endif
	return TIDE_HIGH;
}
EXPORT_SYMBOL(pond_drain);
`,
  "drivers/pump.c": "#include <net/pond.h>\nint pump(void)\n{\n\treturn ponds + pond_drain(0);\n}\n",
  "tools/testing/selftests/pond.c": "int t(void)\n{\n\treturn pond_drain(0);\n}\n",
  "kernel/common.c": "int common;\n",
};

const usual: ReferenceQuery = {
  name: "",
  contextFile: "",
  pathPrefix: "",
  limit: 100,
  contextLines: 0,
  withDeclarations: true,
};

/** The uses as `path:line use in`. */
async function uses(name: string, query: Partial<ReferenceQuery> = {}): Promise<string[]> {
  const tree = await readyCodeTree(files);
  const { references } = await tree.findReferences({ ...usual, name, ...query });
  return references.map(({ path, line, use, enclosing }) => `${path}:${line} ${use} ${enclosing?.name ?? "-"}`);
}

test("calls, addresses and declarations of a function, each with what it stands in; comments and strings are none", async () => {
  expect(await uses("pond_drain")).toEqual([
    "include/net/pond.h:11 declaration pond_drain",
    "net/pond.c:5 address first",
    "net/pond.c:7 definition pond_drain",
    "net/pond.c:18 call pond_drain",
    "net/pond.c:22 reference -",
    "drivers/pump.c:4 call pump",
    "tools/testing/selftests/pond.c:3 call t",
  ]);
});

test("declarations are left out by choice", async () => {
  expect(await uses("pond_drain", { withDeclarations: false, pathPrefix: "net" })).toEqual([
    "net/pond.c:5 address first",
    "net/pond.c:18 call pond_drain",
    "net/pond.c:22 reference -",
  ]);
});

test("what happens to a variable", async () => {
  expect(await uses("ponds", { pathPrefix: "net/pond.c" })).toEqual([
    "net/pond.c:3 definition ponds",
    "net/pond.c:10 read pond_drain",
    "net/pond.c:11 write pond_drain",
    "net/pond.c:12 read-write pond_drain",
    "net/pond.c:13 read-write pond_drain",
    "net/pond.c:14 write pond_drain",
    "net/pond.c:15 address pond_drain",
  ]);
});

test.each(["struct pond", "pond"])("%s is the struct, not the variables of its name", async (name) => {
  expect(await uses(name)).toEqual([
    "include/net/pond.h:1 declaration -",
    "include/net/pond.h:2 definition pond",
    "include/net/pond.h:4 type pond",
    "include/net/pond.h:11 type pond_drain",
    "net/pond.c:4 type first",
    "net/pond.c:7 type pond_drain",
  ]);
  const tree = await readyCodeTree(files);
  expect((await tree.findReferences({ ...usual, name })).hint).toContain("8 more times for something else");
});

test("typedefs, enumerators, macros and what #if asks for", async () => {
  expect(await uses("level_t", { withDeclarations: false })).toEqual(["net/pond.c:9 type pond_drain"]);
  expect(await uses("TIDE_LOW")).toEqual([
    "include/net/pond.h:7 definition tide",
    "net/pond.c:14 reference pond_drain",
  ]);
  expect(await uses("POND_DEEP")).toEqual([
    "include/net/pond.h:8 definition POND_DEEP",
    "include/net/pond.h:9 reference pond_is_deep",
    "net/pond.c:16 condition pond_drain",
  ]);
  expect(await uses("pond_is_deep", { withDeclarations: false })).toEqual(["net/pond.c:17 call pond_drain"]);
});

test("local variables and parameters of the name are told apart", async () => {
  const text = `int depth;
int f(int depth)
{
	return depth;
}
int g(void)
{
	depth = 1;
	int depth = 2;
	return depth;
}
`;
  const tree = await readyCodeTree({ "net/f.c": text });
  const { references } = await tree.findReferences({ ...usual, name: "depth" });
  expect(references.map(({ line, use, certainty }) => `${line} ${use} ${certainty}`)).toEqual([
    "1 definition typed",
    "2 local possible",
    "4 local possible",
    "8 write typed",
    "9 local possible",
    "10 local possible",
  ]);
});

test("fields of a function's name are no uses of it, but counted", async () => {
  const text = "int drain(void);\nint f(struct pond *p)\n{\n\treturn p->drain(p) + drain();\n}\n";
  const tree = await readyCodeTree({ "net/f.c": text });
  const { references, hint } = await tree.findReferences({ ...usual, name: "drain", withDeclarations: false });
  expect(references.map(({ line, use }) => `${line} ${use}`)).toEqual(["4 call"]);
  expect(hint).toBe("1 more occurrences are fields of that name; ask for <struct>::drain.");
});

test("a prefix may be written with slashes and dots", async () => {
  expect(await uses("pump", { pathPrefix: "./drivers/" })).toEqual(["drivers/pump.c:2 definition pump"]);
});

test("several definitions of one name are named", async () => {
  const text = "static int helper(void)\n{\n\treturn 1;\n}\nint f(void)\n{\n\treturn helper();\n}\n";
  const tree = await readyCodeTree({ "net/a.c": text, "net/b.c": text });
  const { hint } = await tree.findReferences({ ...usual, name: "helper", withDeclarations: false });
  expect(hint).toContain("helper has 2 definitions, each of which may be its own file's alone: net/a.c:1, net/b.c:1.");
});

test("the context file's own uses come first, tools last unless they are the context", async () => {
  const first = async (contextFile: string) => (await uses("pond_drain", { contextFile }))[0];
  expect(await first("drivers/pump.c")).toBe("drivers/pump.c:4 call pump");
  expect(await first("tools/testing/selftests/pond.c")).toBe("tools/testing/selftests/pond.c:3 call t");
  expect(await first("../../etc/passwd")).toBe("include/net/pond.h:11 declaration pond_drain");
});

test("the total counts what is over the limit", async () => {
  const tree = await readyCodeTree(files);
  const answer = await tree.findReferences({ ...usual, name: "pond_drain", limit: 2 });
  expect(answer.references).toHaveLength(2);
  expect(answer).toMatchObject({ total: 7, files: 4, isComplete: true });
});

test("lines around a use are shown as far as there are any", async () => {
  const tree = await readyCodeTree(files);
  const query = { ...usual, name: "pump", contextLines: 2 };
  expect((await tree.findReferences(query)).references).toEqual([
    expect.objectContaining({
      line: 2,
      snippetLine: 1,
      snippet: "#include <net/pond.h>\nint pump(void)\n{\n\treturn ponds + pond_drain(0);",
    }),
  ]);
});

test("before the index is ready the same uses are found", async () => {
  const tree = await openCodeTree(files);
  expect(tree.progress().state).toBe("building");
  const early = await tree.findReferences({ ...usual, name: "pond_drain" });
  await tree.settle(10_000);
  const late = await tree.findReferences({ ...usual, name: "pond_drain" });
  expect(early.references.map(({ path, line }) => `${path}:${line}`)).toEqual(
    late.references.map(({ path, line }) => `${path}:${line}`),
  );
});

test("a name that is nowhere has no uses, and a hint", async () => {
  const tree = await readyCodeTree(files);
  const answer = await tree.findReferences({ ...usual, name: "pond_drian" });
  expect(answer).toMatchObject({ references: [], total: 0 });
  expect(answer.hint).toContain("pond_drain");
});

test.each([
  ["pond_drain", "../..", "leads out of the tree"],
  ["pond_drain", "/etc", "absolute"],
  ["pond_drain", "no/such", "no directory or file"],
  ["pond_drain", "net*", "no directory or file"],
  ["$(touch x)", "", "is no name"],
  ["--open-files-in-pager", "", "is no name"],
  ["int", "", "word of the language"],
])("%j in %j is refused", async (name, pathPrefix, message) => {
  const answer = (await readyCodeTree(files)).findReferences({ ...usual, name, pathPrefix });
  await expect(answer).rejects.toThrow(CodeQueryError);
  await expect(answer).rejects.toThrow(message);
});

test("a name that is in every file is counted everywhere and listed up to the limit", async () => {
  const many = Array.from({ length: 150 }, (_, i) => [
    `drivers/d${i % 50}/f${i}.c`,
    `int f${i}(void)\n{\n\treturn everywhere(${"everywhere, ".repeat(8)}everywhere);\n}\n`,
  ]);
  const tree = await readyCodeTree(Object.fromEntries(many));
  const answer = await tree.findReferences({ ...usual, name: "everywhere", limit: 5000 });
  expect(answer).toMatchObject({ total: 1500, files: 150, isComplete: true });
  expect(answer.references).toHaveLength(1000);
});

test("files that are too large are not read, and named", async () => {
  const large = Buffer.alloc(17 * 1024 * 1024, "pond_drain(0);\n");
  const tree = await openCodeTree({ ...files, "net/large.c": large });
  const answer = await tree.findReferences({ ...usual, name: "pond_drain" });
  expect(answer.total).toBe(7);
  expect(answer.hint).toContain("net/large.c");
});

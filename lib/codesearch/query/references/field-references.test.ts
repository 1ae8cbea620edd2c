import { expect, test } from "vitest";
import type { ReferenceQuery } from "@/lib/codesearch/reference";
import { openCodeTree, readyCodeTree } from "@/lib/testing/code-tree";

const header = `struct list { struct list *next; };
struct other { int level; struct list link; };
typedef struct { int level; } gauge_t;
struct core {
	int level;
	union {
		int whole;
		struct { short low, high; };
	};
	struct { int level; int depth; } inner;
	struct_group(fixed,
		int kept;
		struct other *peer;
	);
};
struct basin {
	struct core core;
	struct basin *upper;
	struct core *(*find)(int key);
	gauge_t gauges[4];
	struct list link;
	DECLARE_FLEX_ARRAY(struct other, tail);
};
#define b_level core.level
#define to_basin(c) container_of(c, struct basin, core)
#define basin_of(ptr) ((struct basin *)(ptr))
#define DEFINE_CORE(name, n) struct core name = { .whole = n }
#define same(x) ({ typeof(x) _same = (x); _same; })
struct basin *first_basin(int key);
static inline struct core *core_of(struct basin *b)
{
	return &b->core;
}
extern struct basin main_basin;
`;

/** A file of one function with parameters \`b\`, \`c\`, \`o\` and \`raw\` around each statement. */
function inFunction(statement: string): string {
  return `#include <water.h>\nint f(struct basin *b, struct core *c, struct other *o, void *raw)\n{\n${statement}\n}\n`;
}

const usual: ReferenceQuery = {
  name: "core::level",
  contextFile: "",
  pathPrefix: "",
  limit: 100,
  contextLines: 0,
  withDeclarations: false,
};

/** What stands before the field, the statement, and whose field it is: "" when nobody can tell, null when it is none. */
const cases: readonly (readonly [string, string, string | null])[] = [
  ["a parameter", "c->level;", "struct core"],
  ["a member chain", "b->upper->core.level;", "struct core"],
  ["a chain through an array", "b->gauges[2].level;", "gauge_t"],
  ["another struct", "o->level;", "struct other"],
  ["a local variable", "struct core *x = 0, y;\ny.level;", "struct core"],
  ["the nearest declaration of a name", "struct other *c = o;\nc->level;", "struct other"],
  ["a typedef of a struct without tag", "gauge_t *g = raw;\ng->level;", "gauge_t"],
  ["a cast", "((struct core *)raw)->level;", "struct core"],
  ["a cast of a call", "((struct core *)get(raw))->level;", "struct core"],
  ["a cast by a macro", "basin_of(raw)->core.level;", "struct core"],
  ["an inline function", "core_of(b)->level;", "struct core"],
  ["a function of which only the prototype is known", "first_basin(1)->core.level;", "struct core"],
  ["container_of", "container_of(c, struct basin, core)->core.level;", "struct core"],
  ["a macro over container_of", "to_basin(c)->core.level;", "struct core"],
  ["a statement expression", "same(c)->level;", "struct core"],
  ["a function pointer", "b->find(3)->level;", "struct core"],
  ["a condition", "(raw ? c : raw)->level;", "struct core"],
  ["pointer arithmetic", "(c + 1)->level;", "struct core"],
  ["a dereference", "(*c).level;", "struct core"],
  ["READ_ONCE", "READ_ONCE(b->upper)->core.level;", "struct core"],
  ["typeof", "typeof(*c) z;\nz.level;", "struct core"],
  ["__auto_type", "__auto_type z = c;\nz->level;", "struct core"],
  ["a macro that declares", "DEFINE_CORE(z, 1);\nz.level;", "struct core"],
  ["a macro that only uses", "WRITE_ONCE(c, raw);\nc->level;", "struct core"],
  ["a global variable", "main_basin.core.level;", "struct core"],
  ["a member of a group", "c->fixed.peer->level;", "struct other"],
  ["a flexible array", "b->tail[0].level;", "struct other"],
  ["a struct without tag in the struct counts as its own", "c->inner.level;", "struct core"],
  ["offsetof", "offsetof(struct core, level);", "struct core"],
  ["offsetof by a path", "offsetof(struct basin, core.level);", "struct core"],
  ["list_for_each_entry", "list_for_each_entry(c, raw, level)", "struct core"],
  [
    "a local variable in list_for_each_entry_safe",
    "struct core *level;\nlist_for_each_entry_safe(c, level, raw, whole)",
    null,
  ],
  ["a local variable in container_of", "struct core *level;\ncontainer_of(level, struct basin, core);", null],
  ["a compound literal", "take((struct core){ .level = 1 });", "struct core"],
  ["a designated initialiser", "struct core d = { .level = 1 };", "struct core"],
  ["a designated initialiser in another", "struct basin d = { .core = { .level = 1 } };", "struct core"],
  ["a designated initialiser by a path", "struct basin d = { .core.level = 1 };", "struct core"],
  ["an array's initialiser", "struct core d[] = { [1] = { .level = 1 }, { .level = 2 } };", "struct core"],
  ["a name that is declared nowhere", "unknown->level;", ""],
  ["what a function without declaration returns", "nowhere(c)->level;", ""],
  ["a void pointer", "raw->level;", ""],
  ["a local variable of the field's name", "int level = 1;\nreturn level;", null],
  ["a comment", "/* c->level */ return 0; // c->level", null],
];

test("whose field it is, told by the declared types", async () => {
  const sources = cases.map(([, statement], i) => [`net/case-${i}.c`, inFunction(statement)]);
  const tree = await readyCodeTree({ "include/water.h": header, ...Object.fromEntries(sources) });
  const { references } = await tree.findReferences({ ...usual, name: "level", pathPrefix: "net" });
  const found = cases.map(([title], i) => {
    const owners = references.filter(({ path }) => path === `net/case-${i}.c`).map(({ owner }) => owner);
    return [title, [...new Set(owners)]];
  });
  expect(found).toEqual(cases.map(([title, , owner]) => [title, owner === null ? [] : [owner]]));
});

const uses = `#include <water.h>
void f(struct core *c, struct core *d, void *raw)
{
	c->level = 1;
	c->level++;
	c->level |= 2;
	WRITE_ONCE(c->level, 3);
	take(&c->level, c->level);
	c->inner.depth = READ_ONCE(c->level);
	raw->level = 4;
	if (c->level == d->level)
		d->peer->level = 0;
	call(c->find(1), *c->level);
}
static struct core tank = {
	.level = 5,
};
#define deep(c) ((c)->level > 7)
#define deepen(c) do { struct core *_c = (c); _c->level = 8; } while (0)
`;

test("what happens to it, the surest uses first, those of other structs left out but counted", async () => {
  const tree = await readyCodeTree({ "include/water.h": header, "net/f.c": uses });
  const answer = await tree.findReferences({ ...usual, withDeclarations: true });
  const shown = answer.references.map(
    ({ path, line, use, certainty, enclosing }) => `${path}:${line} ${use} ${certainty} ${enclosing?.name}`,
  );
  expect(shown).toEqual([
    "include/water.h:5 definition typed core",
    "include/water.h:10 definition typed core",
    "net/f.c:4 write typed f",
    "net/f.c:5 read-write typed f",
    "net/f.c:6 read-write typed f",
    "net/f.c:7 write typed f",
    "net/f.c:8 address typed f",
    "net/f.c:8 read typed f",
    "net/f.c:9 read typed f",
    "net/f.c:11 read typed f",
    "net/f.c:11 read typed f",
    "net/f.c:13 read typed f",
    "net/f.c:16 write typed tank",
    "net/f.c:19 write typed deepen",
    "include/water.h:24 reference possible b_level",
    "net/f.c:10 write possible f",
    "net/f.c:18 read possible deep",
  ]);
  expect(answer).toMatchObject({ total: 17, files: 2, isComplete: true });
  expect(answer.counts).toMatchObject({ typed: 14, possible: 3, write: 5 });
  expect(answer.hint).toBe(
    "Macros stand for this field; ask for their uses too: <struct>::b_level. Left out are uses of level in other structs: struct other (1).",
  );
});

test("the limit cuts the least sure, the total counts them", async () => {
  const tree = await readyCodeTree({ "include/water.h": header, "net/f.c": uses });
  const { references, total } = await tree.findReferences({ ...usual, limit: 11 });
  expect(references.map(({ certainty }) => certainty)).toEqual(Array(11).fill("typed"));
  expect(total).toBe(15);
});

test("a field that no other struct has is known by its name where types are not", async () => {
  const tree = await readyCodeTree({
    "include/water.h": header,
    "net/f.c": inFunction("raw->whole = nowhere()->low;"),
  });
  const { references } = await tree.findReferences({ ...usual, name: "core::whole", pathPrefix: "net" });
  expect(references.map(({ certainty, owner }) => [certainty, owner])).toEqual([["only field of that name", ""]]);
});

test("a macro that stands for a path of fields is a field of its struct, and leads on", async () => {
  const text = inFunction("b->b_level = 1;\nb->upper->b_level = 2;");
  const tree = await readyCodeTree({ "include/water.h": header, "net/f.c": text });
  const { references } = await tree.findReferences({ ...usual, name: "struct basin::b_level" });
  expect(references.map(({ line, use, owner }) => [line, use, owner])).toEqual([
    [4, "write", "struct basin"],
    [5, "write", "struct basin"],
  ]);
});

test("system calls and trace events declare what they use in their own way", async () => {
  const text = `SYSCALL_DEFINE2(fill, struct core *, c, int, much)
{
	c->level = much;
}
TRACE_EVENT(filled,
	TP_PROTO(struct core *c, int much),
	TP_ARGS(c, much),
	TP_fast_assign(
		note(c->level);
	)
);
`;
  const tree = await readyCodeTree({ "include/water.h": header, "net/f.c": text });
  const { references } = await tree.findReferences({ ...usual, pathPrefix: "net/f.c" });
  expect(references.map(({ line, owner, enclosing }) => [line, owner, enclosing?.name])).toEqual([
    [3, "struct core", "fill"],
    [9, "struct core", "filled"],
  ]);
});

test("of two structs of one name that of the file's own header is meant", async () => {
  const tree = await readyCodeTree({
    "drivers/a/a.h": "struct priv { struct core *end; };\n",
    "drivers/b/b.h": "struct priv { struct other *end; };\n",
    "drivers/a/a.c": '#include "a.h"\nint f(struct priv *p)\n{\n\treturn p->end->level;\n}\n',
    "drivers/b/b.c": '#include "b.h"\nint f(struct priv *p)\n{\n\treturn p->end->level;\n}\n',
    "include/water.h": header,
  });
  const { references } = await tree.findReferences({ ...usual, pathPrefix: "drivers" });
  expect(references.map(({ path }) => path)).toEqual(["drivers/a/a.c"]);
});

test("types that lead round and round, and code that is none, come to an end", async () => {
  const text = `typedef a_t b_t;
typedef b_t a_t;
#define round about
#define about round
#define loop(x) loop(loop(x))
struct core *f(a_t *a)
{
	a->level; round->level; loop(a)->level; typeof(x) x; x->level;
	((((((((a)))))))->level;
	]->level; )->level; { .level = 1 } ->level
	.level
`;
  const tree = await readyCodeTree({
    "include/water.h": header,
    "net/f.c": text,
    "net/g.c": `${"((".repeat(50_000)}x->level`,
  });
  const { total, references } = await tree.findReferences({ ...usual, pathPrefix: "net" });
  expect(total).toBeGreaterThan(4);
  expect(new Set(references.map(({ certainty }) => certainty))).toEqual(new Set(["possible"]));
});

test("before the index is ready types are known, too", async () => {
  const tree = await openCodeTree({ "include/water.h": header, "net/f.c": uses });
  expect(tree.progress().state).toBe("building");
  const early = await tree.findReferences({ ...usual, pathPrefix: "net" });
  await tree.settle(10_000);
  expect(early).toEqual(await tree.findReferences({ ...usual, pathPrefix: "net" }));
  expect(early.counts).toMatchObject({ typed: 12 });
});

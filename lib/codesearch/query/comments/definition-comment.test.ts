import { expect, test } from "vitest";
import { openCodeTree, readyCodeTree } from "@/lib/testing/code-tree";

const files = {
  "include/well.h": `/* The license, and nothing about a well. */

struct bucket;
/**
 * struct well - where water comes from
 * @depth: how deep it is,
 *	in metres
 * @inner.level: how high the water stands
 *
 * @bucket: what is let down
 * Return: nothing
 */
struct well {
	int depth;	/* changed under lock only */
	struct {
		int level;
	} inner;
	/* may be missing */
	struct bucket *bucket;
	int plain;
	int wide;	/* begins here
			 * and ends here */
	int next;
};
/**
 * enum water - kinds of it
 * @SWEET: to drink
 */
enum water {
	SWEET,
	SALT,	/* not to drink */
};
#define WELL_DEEP 7 /* metres */
/* from the bottom to the top */
int well_draw(struct well *well, int much);
/**
 * well_dig() - makes one
 * @depth: in metres
 */
struct well *well_dig(int depth);
int well_fill(struct well *well);
/**
 * well_peek - looks down
 * @well: where
 */
#define well_peek(...) hooked(well_peek_hooked(__VA_ARGS__))
`,
  "net/well.c": `#include <well.h>
/**
 * well_draw() - brings water up
 * @well: where from
 * @much: litres; the
 *        bucket holds ten
 *
 * Context: may sleep
 */
int well_draw(struct well *well, int much)
{
	return 0;
}
struct well *well_dig(int depth)
{
	/* with a spade */
	int x = depth;

	/* and a ladder */
	return 0;
}
static int wells; /* how many there are */
// counts
// them
static int count(void)
{
	char *s = "/* no comment */";
	return wells;
}
int well_fill(struct well *well)
{
	return 0;
}
`,
  "net/well2.c": "/* another one */\nstatic int well_fill(void)\n{\n\treturn 0;\n}\n",
  "net/hooked.h": "int hooked;\n",
};

/** The comments as `path:first-last doc|plain text`. */
async function comments(name: string): Promise<string[]> {
  const answer = await (await readyCodeTree(files)).definitionComment(name, "");
  return answer.comments.map(
    ({ path, firstLine, lastLine, isKernelDoc, text }) =>
      `${path}:${firstLine}-${lastLine} ${isKernelDoc ? "doc" : "plain"} ${text.split("\n").at(-1)?.trim()}`,
  );
}

test.each([
  ["a struct", "struct well", ["include/well.h:4-12 doc */"]],
  [
    "a function, with what stands at its declaration",
    "well_draw",
    ["net/well.c:2-9 doc */", "include/well.h:34-34 plain /* from the bottom to the top */"],
  ],
  ["a function whose kernel-doc is in the header", "well_dig", ["include/well.h:36-39 doc */"]],
  ["a function below line comments", "count", ["net/well.c:23-24 plain // them"]],
  [
    "a variable with a comment behind it",
    "wells",
    ["net/well.c:22-22 plain static int wells; /* how many there are */"],
  ],
  ["a macro with a comment behind it", "WELL_DEEP", ["include/well.h:33-33 plain #define WELL_DEEP 7 /* metres */"]],
  ["a macro", "well_peek", ["include/well.h:42-45 doc */"]],
  [
    "a field in kernel-doc, over two lines, with a comment of its own",
    "well::depth",
    ["include/well.h:6-7 doc *	in metres", "include/well.h:14-14 plain int depth;	/* changed under lock only */"],
  ],
  [
    "a field of a struct in the struct",
    "well::level",
    ["include/well.h:8-8 doc * @inner.level: how high the water stands"],
  ],
  [
    "a field with a comment above, up to what is another section",
    "well::bucket",
    ["include/well.h:10-10 doc * @bucket: what is let down", "include/well.h:18-18 plain /* may be missing */"],
  ],
  ["a comment behind a field, over two lines", "well::wide", ["include/well.h:21-22 plain * and ends here */"]],
  ["not the comment behind the field above", "well::next", []],
  ["an enumerator in kernel-doc", "SWEET", ["include/well.h:27-27 doc * @SWEET: to drink"]],
  ["an enumerator with a comment behind it", "SALT", ["include/well.h:31-31 plain SALT,	/* not to drink */"]],
  ["a parameter", "well_draw::much", ["net/well.c:5-6 doc *        bucket holds ten"]],
  ["a parameter described in the header", "well_dig::depth", ["include/well.h:38-38 doc * @depth: in metres"]],
])("%s", async (_, name, expected) => {
  expect(await comments(name)).toEqual(expected);
});

test.each([
  [
    "well_fill",
    "There is no comment at well_fill (net/well.c:30). Other definitions of that name have comments: net/well2.c:1.",
  ],
  ["well::plain", "There is no comment at plain (include/well.h:20)."],
  ["well_draw::depth", "well_draw (net/well.c:10) has no kernel-doc that describes depth."],
  ["well_drew", "Near names: well_draw"],
])("%s: what there is instead", async (name, hint) => {
  const answer = await (await readyCodeTree(files)).definitionComment(name, "");
  expect(answer.comments).toEqual([]);
  expect(answer.hint).toContain(hint);
});

test("comments inside of a definition are named when it has none", async () => {
  const text = "int f(void)\n{\n\t/* one\n\t * goes on */\n\tg();\n\t// two\n}\n";
  const answer = await (await readyCodeTree({ "a.c": text })).definitionComment("f", "");
  expect(answer.hint).toContain("Inside of it there is one at line 3 and 1 more");
});

test("the license at the top is no comment of what is far below", async () => {
  expect(await comments("bucket")).not.toContain(expect.stringContaining("license"));
});

test("before the index is ready comments are found as well", async () => {
  const tree = await openCodeTree(files);
  expect(tree.progress().state).toBe("building");
  const { comments: early } = await tree.definitionComment("well_draw", "net/well.c");
  expect(early[0]).toMatchObject({ path: "net/well.c", firstLine: 2, isKernelDoc: true });
});

test("kernel-doc that names a definition is its comment, wherever in the file it stands", async () => {
  const text =
    "/**\n * pour - lets out\n * @much: litres\n */\nint pour_hooked(int much);\n#define pour(...) hooked(pour_hooked(__VA_ARGS__))\n";
  const answer = await (await readyCodeTree({ "include/pour.h": text })).definitionComment("pour", "");
  expect(answer.comments).toMatchObject([{ path: "include/pour.h", firstLine: 1, lastLine: 4, isKernelDoc: true }]);
});

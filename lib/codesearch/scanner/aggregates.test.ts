import { expect, test } from "vitest";
import { outline, scanned } from "@/lib/testing/scanned-text";

const cases: readonly { title: string; text: string; found: readonly string[] }[] = [
  {
    title: "a struct and its fields",
    text: "struct foo {\n\tint a, *b;\n\tu8 c[4], d:3;\n\tstruct bar *next;\n};\n",
    found: ["struct foo 1-5", "field a 2", "field b 2", "field c 3", "field d 3", "field next 4"],
  },
  {
    title: "attributes around the tag, the body and a field",
    text: "struct __packed foo {\n\t__le32 __aligned(4) a;\n\tint b __attribute__((packed));\n} __packed __aligned(8);\n",
    found: ["struct foo 1-4", "field a 2", "field b 3"],
  },
  {
    title: "double underscore types are types",
    text: "struct foo {\n\t__u32 x;\n\t__be16 y;\n};\n",
    found: ["struct foo 1-4", "field x 2", "field y 3"],
  },
  {
    title: "pointers to functions",
    text: "struct ops {\n\tint (*open)(struct inode *, struct file *);\n\tvoid (* const close)(void);\n};\n",
    found: ["struct ops 1-4", "field open 2", "field close 3"],
  },
  {
    title: "anonymous parts: the fields belong to the named one",
    text: "struct foo {\n\tunion {\n\t\tint a;\n\t\tstruct {\n\t\t\tint b;\n\t\t};\n\t};\n\tstruct inner {\n\t\tint c;\n\t} d;\n};\n",
    found: ["struct foo 1-11", "field a 3", "field b 5", "struct inner 8-10", "field c 9", "field d 8-10"],
  },
  {
    title: "struct groups as in sk_buff",
    text: "struct skb {\n\tstruct_group(headers,\n\t\tint a;\n\t\tint b;\n\t);\n\tstruct_group_tagged(tagged, named,\n\t\tint c;\n\t);\n\tint d;\n};\n",
    found: [
      "struct skb 1-10",
      "field headers 2",
      "field a 3",
      "field b 4",
      "struct tagged 6-8",
      "field named 6",
      "field c 7",
      "field d 9",
    ],
  },
  {
    title: "macros that declare fields",
    text: "struct foo {\n\tDECLARE_BITMAP(seen, 64);\n\tDECLARE_FLEX_ARRAY(u8, tail);\n};\n",
    found: ["struct foo 1-4", "field seen 2", "field tail 3"],
  },
  {
    title: "an enum with values, and an anonymous one",
    text: "enum color {\n\tRED = 1 << 2,\n\tGREEN = MIX(1, 2),\n\tBLUE\n};\nenum { LAST };\n",
    found: ["enum color 1-5", "enumerator RED 2", "enumerator GREEN 3", "enumerator BLUE 4", "enumerator LAST 6"],
  },
  { title: "a union", text: "union u {\n\tint a;\n};\n", found: ["union u 1-3", "field a 2"] },
  {
    title: "typedefs",
    text: "typedef struct foo {\n\tint a;\n} foo_t, *foo_p;\ntypedef __u32 __bitwise __le32;\ntypedef int (*handler_t)(int);\ntypedef int filler_t(void *, int);\n",
    found: [
      "struct foo 1-3",
      "field a 2",
      "typedef foo_t 1-3",
      "typedef foo_p 1-3",
      "typedef __le32 4",
      "typedef handler_t 5",
      "typedef filler_t 6",
    ],
  },
  {
    title: "a typedef of what a macro makes",
    text: "typedef DARRAY(u32) numbers;\ntypedef MAKE(struct foo, 3) made_t, *made_p;\n",
    found: ["typedef numbers 1", "typedef made_t 2", "typedef made_p 2"],
  },
  {
    title: "a typedef behind an attribute, and one of a pointer with a convention",
    text: "__extension__ typedef long long wide_t;\ntypedef void (CONVENTION * notify_t)(void *);\ntypedef void __noreturn (*jump_t)(unsigned long);\n",
    found: ["typedef wide_t 1", "typedef notify_t 2", "typedef jump_t 3"],
  },
  {
    title: "a struct group without a tag",
    text: "struct foo {\n\t__struct_group(/* no tag */, parts, /* no attrs */,\n\t\tint a;\n\t);\n};\n",
    found: ["struct foo 1-5", "field parts 2", "field a 3"],
  },
  { title: "a forward declaration is nothing", text: "struct foo;\nenum bar;\n", found: [] },
];

test.each(cases)("$title", ({ text, found }) => {
  expect([...outline(text)].sort(byText)).toEqual([...found].sort(byText));
});

function byText(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

test("a struct in a function begins at its tag, wherever its brace is", () => {
  const text = "void f(void)\n{\n\tstruct local\n\t{\n\t\tint a;\n\t} x;\n}\n";
  expect(outline(text)).toEqual(["function f 1-7", "struct local 3-6", "field a 5"]);
});

test("fields know their owner, anonymous parts left out", () => {
  const text = "struct foo {\n\tunion {\n\t\tint a;\n\t};\n\tstruct inner {\n\t\tint b;\n\t} c;\n};\n";
  const owners = scanned(text)
    .filter(({ name }) => name.length === 1)
    .map(({ name, owner }) => `${owner}.${name}`);
  expect(owners).toEqual(["foo.a", "inner.b", "foo.c"]);
});

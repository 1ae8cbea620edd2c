import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { readLayout } from "./read-layout";
import type { LayoutMember } from "./type-layout";

/* testdata/shelf.h as gcc describes it for three machines, with the sections of debug information that are read. */

function read(file: string, isBigEndian = false) {
  const text = readFileSync(path.join(import.meta.dirname, "testdata", file), "utf8");
  return readLayout(text, "struct shelf", { tree: "/tree", isBigEndian });
}

/** `byte[.bit] size declaration`, members of what is written in place indented. */
function summary(members: readonly LayoutMember[], indent = ""): string[] {
  return members.flatMap(({ bitOffset, bitSize, isBitField, declaration, line, nested }) => {
    const offset = isBitField ? `${Math.floor(bitOffset / 8)}.${bitOffset % 8}` : bitOffset / 8;
    const own = `${indent}${line}: ${offset} ${isBitField ? bitSize : bitSize / 8} ${declaration}`;
    return nested?.isInline ? [own, ...summary(nested.members, `${indent}  `)] : [own];
  });
}

const WIDE = [
  "21: 0 4 tally_t refs",
  "22: 4.0 3 u8 state:3",
  "23: 4.3 2 u8 mode:2",
  "24: 4.5 9 u32 flags:9",
  "26: 8 24 union",
  "  27: 0 16 struct",
  "    28: 0 1 u8 head",
  "    29: 8 8 u64 key",
  "  31: 0 24 u8 raw[24]",
  "  34: 0 16 struct parts[2]",
  "    33: 0 4 u32 lo",
  "    33: 4 4 u32 hi",
  "36: 32 8 const char *const name",
  "37: 40 96 struct node links[2][3]",
  "38: 136 4 enum mood mood",
  "39: 140 1 volatile _Bool ready",
  "40: 144 8 const struct ops *ops",
  "41: 152 8 void *(*alloc)(long unsigned int)",
  "42: 192 4 u8 lines[4]",
  "44: 196 0 struct nothing",
  "45: 196 0 u8 tail[]",
];

test("members have their offsets, sizes, declarations and lines", () => {
  const layout = read("shelf-x86_64-dwarf5.s");
  expect(layout).toMatchObject({
    kind: "struct",
    name: "struct shelf",
    size: 256,
    alignment: 64,
    file: "shelf.h",
    line: 20,
  });
  expect(summary(layout.members)).toEqual(WIDE);
});

test("the older debug information of a big-endian machine says the same", () => {
  expect(summary(read("shelf-s390x-dwarf4.s", true).members)).toEqual(WIDE);
});

test("on a machine of 32 bits pointers are smaller", () => {
  const layout = read("shelf-arm-dwarf4.s");
  expect(layout).toMatchObject({ size: 192, alignment: 64 });
  expect(summary(layout.members)).toEqual(
    expect.arrayContaining(["24: 4.5 9 u32 flags:9", "36: 32 4 const char *const name", "42: 128 4 u8 lines[4]"]),
  );
});

test("what types with a name consist of is there, too", () => {
  const member = (name: string) => read("shelf-x86_64-dwarf5.s").members.find((each) => each.name === name);
  expect(member("refs")?.nested).toMatchObject({ isInline: false, isArray: false, elementBits: 32 });
  expect(member("links")?.nested).toMatchObject({ isInline: false, isArray: true, elementBits: 128 });
  expect(summary(member("links")?.nested?.members ?? [])).toEqual([
    "9: 0 8 struct node *next",
    "9: 8 8 struct node *prev",
  ]);
  expect(member("name")?.nested).toBeNull();
  expect(member("ops")?.nested).toBeNull();
});

test("paths begin at the top of the tree", () => {
  const text = readFileSync(path.join(import.meta.dirname, "testdata/shelf-x86_64-dwarf5.s"), "utf8");
  const moved = text.replaceAll("shelf.h)", "/tree/lib/../include/shelf.h)");
  const layout = readLayout(moved, "struct shelf", { tree: "/tree", isBigEndian: false });
  expect(layout.file).toBe("include/shelf.h");
  expect(layout.members[0]?.file).toBe("include/shelf.h");
  expect(readLayout(moved, "struct shelf", { tree: "/other", isBigEndian: false }).file).toBe("/tree/include/shelf.h");
});

test("text without a layout is refused in words", () => {
  const context = { tree: "/tree", isBigEndian: false };
  expect(() => readLayout("\t.text\n", "struct shelf", context)).toThrow("no description of types that can be read");
  const text = readFileSync(path.join(import.meta.dirname, "testdata/shelf-x86_64-dwarf5.s"), "utf8");
  const broken = text.replaceAll(/0x88(?=.*data_member_location)/g, ".Lx-.Ly");
  expect(() => readLayout(broken, "struct shelf", context)).toThrow("described data_member_location in a way");
  const scalar = text.replace(/(DIE \(0x315\) DW_TAG_pointer_type\)\n.*\n.*)0x1ed/, "$10x68");
  expect(() => readLayout(scalar, "tally_t", context)).toThrow("tally_t is no struct or union");
});

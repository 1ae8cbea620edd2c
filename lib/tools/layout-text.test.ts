import { expect, test } from "vitest";
import type { LayoutMember, TypeLayout } from "@/lib/kernel/struct-layout/type-layout";
import { layoutLines, linesAt } from "./layout-text";

/** A member; offset and size in bytes. */
function member(name: string, offset: number, size: number, more: Partial<LayoutMember> = {}): LayoutMember {
  return {
    name,
    declaration: `u8 ${name}`,
    bitOffset: offset * 8,
    bitSize: size * 8,
    isBitField: false,
    file: "rack.h",
    line: offset + 10,
    nested: null,
    ...more,
  };
}

function bitField(name: string, bitOffset: number, bitSize: number): LayoutMember {
  return member(name, 0, 0, { declaration: `u8 ${name}:${bitSize}`, bitOffset, bitSize, isBitField: true, line: 9 });
}

function nested(members: LayoutMember[], more: Partial<NonNullable<LayoutMember["nested"]>> = {}) {
  return { kind: "struct" as const, isInline: false, isArray: false, elementBits: 64, members, ...more };
}

function layout(size: number, members: LayoutMember[]): TypeLayout {
  return { kind: "struct", name: "struct rack", size, alignment: 8, file: "rack.h", line: 7, members };
}

test("unused bytes and bits are shown before, between and behind members", () => {
  const lines = layoutLines(
    layout(16, [member("a", 1, 1), member("b", 4, 4), bitField("c", 64, 3), bitField("d", 67, 2), member("e", 12, 2)]),
  );
  expect(lines).toEqual([
    "7: struct rack {",
    "  (unused: 1 byte)",
    "11:     1     1   u8 a;",
    "  (unused: 2 bytes)",
    "14:     4     4   u8 b;",
    "9:   8.0    3b   u8 c:3;",
    "9:   8.3    2b   u8 d:2;",
    "  (unused: 27 bits)",
    "22:    12     2   u8 e;",
    "  (unused: 2 bytes)",
    "}",
  ]);
});

test("cachelines are shown where they begin, or how far before the next member", () => {
  const lines = layoutLines(
    layout(256, [member("a", 0, 64), member("b", 64, 16), member("c", 80, 120), member("d", 200, 56)]),
  );
  expect(lines).toEqual([
    "7: struct rack {",
    "10:     0    64   u8 a;",
    "  (cacheline 1 begins at 64)",
    "74:    64    16   u8 b;",
    "90:    80   120   u8 c;",
    "  (cacheline 3 begins at 192, 8 bytes before the next member)",
    "210:   200    56   u8 d;",
    "}",
  ]);
});

test("types that are written in place are opened; offsets go on from the beginning of the whole", () => {
  const inner = nested([member("lo", 0, 4), member("hi", 6, 2)], { isInline: true });
  const union = nested([member("", 0, 8, { declaration: "struct", nested: inner }), member("raw", 0, 6)], {
    kind: "union",
    isInline: true,
  });
  const lines = layoutLines(
    layout(16, [member("head", 0, 8), member("parts", 8, 8, { declaration: "union parts[1]", nested: union })]),
  );
  expect(lines).toEqual([
    "7: struct rack {",
    "10:     0     8   u8 head;",
    "18:     8     8   union {",
    "10:     8     8     struct {",
    "10:     8     4       u8 lo;",
    "      (unused: 2 bytes)",
    "16:    14     2       u8 hi;",
    "    };",
    "10:     8     6     u8 raw;",
    "  } parts[1];",
    "}",
  ]);
});

test("a byte is followed through named types and arrays to its innermost member", () => {
  const node = nested([member("next", 0, 8, { file: "types.h" }), member("prev", 8, 8, { file: "types.h" })], {
    isArray: true,
    elementBits: 128,
  });
  const whole = layout(56, [
    member("head", 0, 8),
    member("links", 8, 48, { declaration: "struct node links[3]", nested: node }),
  ]);
  expect(linesAt(whole, 8 + 32 + 11)).toEqual([
    "18:     8    48   struct node links[3]; // links[2]",
    "types.h:18:    48     8   u8 prev; // links[2].prev",
  ]);
  expect(linesAt(whole, 7)).toEqual(["10:     0     8   u8 head;"]);
  expect(linesAt(whole, 56)).toEqual([]);
});

test("members that share a byte are all shown, and unused ones are nobody's", () => {
  const union = nested([member("a", 0, 4), member("b", 0, 2)], { kind: "union", isInline: true });
  const whole = layout(16, [
    member("", 0, 4, { declaration: "union", nested: union }),
    bitField("c", 36, 6),
    bitField("d", 42, 1),
  ]);
  expect(linesAt(whole, 1).map((line) => line.slice(line.lastIndexOf("  ") + 2))).toEqual(["union;", "u8 a;", "u8 b;"]);
  expect(linesAt(whole, 5).map((line) => line.slice(line.lastIndexOf("  ") + 2))).toEqual(["u8 c:6;", "u8 d:1;"]);
  expect(linesAt(whole, 8)).toEqual([]);
});

test("behind the end there is only an array without a length", () => {
  const marker = member("marker", 0, 0, { declaration: "int marker[0]" });
  const head = member("head", 0, 8);
  expect(linesAt(layout(8, [marker, head]), 9)).toEqual([]);
  expect(linesAt(layout(8, [marker, head]), 4)).toEqual(["10:     0     8   u8 head;"]);
  const tail = member("tail", 8, 0, { declaration: "u8 tail[]" });
  expect(linesAt(layout(8, [head, tail]), 9)).toEqual(["18:     8     0   u8 tail[];"]);
});

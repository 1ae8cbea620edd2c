import { expect, test } from "vitest";
import { type RecordKind, recordKind } from "@/lib/codesearch/scanner/definition-records";
import type { ScannedDefinition } from "@/lib/codesearch/scanner/scanned-definition";
import { otherDefinitions, type QueryContext, rankDefinitions } from "./ranking";

function definition(path: string, record: RecordKind): ScannedDefinition {
  return { record, name: "x", path, firstLine: 1, lastLine: 1, nameLine: 1, commentLine: 0, macro: "", owner: "" };
}

const nowhere: QueryContext = { file: "", headers: new Set() };
const { function: fn, struct, variable, macro, field, prototype, invocation, externVariable } = recordKind;

const cases: readonly {
  title: string;
  /** Best first; they are handed over in reverse. */
  order: readonly [string, RecordKind][];
  context?: QueryContext;
  tag?: number;
}[] = [
  {
    title: "a definition before a declaration",
    order: [
      ["drivers/x.c", fn],
      ["include/x.h", prototype],
    ],
  },
  {
    title: "a function before a macro's invocation",
    order: [
      ["net/x.c", fn],
      ["include/x.h", invocation],
    ],
  },
  {
    title: "a function before a macro of its name",
    order: [
      ["net/x.c", fn],
      ["net/y.c", macro],
    ],
  },
  {
    title: "a struct before fields",
    order: [
      ["include/x.h", struct],
      ["include/a.h", field],
    ],
  },
  {
    title: "include, core, generic headers, drivers, other architectures, tools",
    order: [
      ["include/linux/x.h", fn],
      ["kernel/x.c", fn],
      ["include/asm-generic/x.h", fn],
      ["drivers/x.c", fn],
      ["arch/arm/x.c", fn],
      ["tools/x.c", fn],
    ],
  },
  {
    title: "tools come last even with a better kind",
    order: [
      ["include/x.h", prototype],
      ["tools/x.c", fn],
    ],
  },
  {
    title: "a stand-in beside its prototype comes behind the real function",
    order: [
      ["drivers/x.c", fn],
      ["include/x.h", fn],
      ["include/x.h", prototype],
    ],
  },
  {
    title: "the context file, its headers, its folder",
    order: [
      ["tools/a/x.c", fn],
      ["tools/inc/x.h", fn],
      ["tools/a/y.c", fn],
      ["include/x.h", fn],
    ],
    context: { file: "tools/a/x.c", headers: new Set(["tools/inc/x.h"]) },
  },
  {
    title: "the architecture of the context file",
    order: [
      ["arch/arm/x.c", fn],
      ["arch/x86/x.c", fn],
    ],
    context: { file: "arch/arm/mm/y.c", headers: new Set() },
  },
  {
    title: "what was asked for by its keyword",
    order: [
      ["tools/x.h", struct],
      ["net/x.c", fn],
    ],
    tag: struct,
  },
];

test.each(cases)("$title", ({ order, context = nowhere, tag = 0 }) => {
  const definitions = order.map(([path, record]) => definition(path, record)).reverse();
  const ranked = rankDefinitions(definitions, tag, context);
  expect(ranked.map(({ path, record }) => [path, record])).toEqual(order);
});

test("others leave out declarations and members of the same name", () => {
  const ranked = [
    definition("a.c", fn),
    definition("b.c", variable),
    definition("c.h", prototype),
    definition("d.h", field),
  ];
  expect(otherDefinitions(ranked).map(({ path }) => path)).toEqual(["b.c"]);
});

test("beside a macro a declaration is worth naming", () => {
  const ranked = [definition("a.h", macro), definition("b.h", externVariable)];
  expect(otherDefinitions(ranked).map(({ path }) => path)).toEqual(["b.h"]);
});

import { expect, test } from "vitest";
import { findAccesses } from "./accesses";
import { sourceText } from "./source-text";
import { type ValueUse, valueUses } from "./value-uses";

/** Uses of the first read of `x->v`. */
function uses(body: string): ValueUse[] {
  const source = sourceText("a.c", 1, `int f(struct x *x)\n{\n\tint local;\n\tstruct y *y;\n${body}\n}`);
  const read = findAccesses(source).find(({ expression }) => expression === "x->v");
  return read === undefined ? [] : valueUses(source, read);
}

test.each([
  ["tests only", "if (x->v)\n\tlocal |= 1;", { kind: "branch", effects: [], guards: false }],
  ["acts on it", "if (x->v)\n\tstart(x);", { kind: "branch", effects: [{ kind: "call", what: "start" }] }],
  ["acts in the else", "if (x->v)\n\tlocal = 1;\nelse\n\tx->w = 1;", { effects: [{ kind: "write", what: "x->w" }] }],
  ["decides about the rest", "if (x->v)\n\treturn 0;\nstart(x);", { guards: true, effects: [{ what: "start" }] }],
  [
    "decides by it twice",
    "if (x->v || x->v) {\n\tx->w = 1;\n\treturn 0;\n}",
    { effects: [{ kind: "write", what: "x->w" }] },
  ],
  ["tests a copy twice", "local = x->v;\nif (local || local > 2)\n\treturn 1;", { kind: "branch" }],
  ["spins", "while (!x->v)\n\t;", { kind: "loop", spins: true }],
  ["waits with a barrier", "while (!x->v)\n\tcpu_relax();", { kind: "loop", spins: false }],
  ["counts up to it", "for (local = 0; local < x->v; local++)\n\t;", { kind: "loop", spins: false }],
  ["loops over a copy", "local = x->v;\nwhile (local)\n\t;", { kind: "loop", spins: false }],
  ["tests it against the time", "if (time_after(jiffies, x->v))\n\tlocal = 1;", { kind: "branch" }],
  ["copies a marked read", "local = smp_load_acquire(&x->v);\nif (local)\n\treturn 1;", { kind: "branch" }],
  ["passes on a marked read", "start(READ_ONCE(x->v));", { kind: "argument", detail: "start" }],
  ["returns", "return x->v;", { kind: "returned" }],
  ["passes on", "start(x->v);", { kind: "argument", detail: "start" }],
  ["indexes", "local = table[x->v];", { kind: "index" }],
  ["stores elsewhere", "x->w = x->v;", { kind: "stored", detail: "x->w" }],
  ["follows a local copy", "y = x->v;\ny->z = 1;", { kind: "dereferenced" }],
  ["tests a local copy", "local = x->v;\nif (local)\n\treturn 1;", { kind: "branch" }],
])("%s", (_, body, expected) => {
  expect(uses(body)).toMatchObject([expected]);
});

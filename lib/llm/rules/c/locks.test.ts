import { expect, test } from "vitest";
import { locksHeldAt, lockText } from "./locks";
import { sourceText } from "./source-text";

/** Locks held at the line with `HERE`. */
function held(body: string): string[] {
  const text = `int f(struct x *x)\n{\n${body}\n}`;
  const line = text.split("\n").findIndex((found) => found.includes("HERE")) + 1;
  return locksHeldAt(sourceText("a.c", 1, text), line).map(lockText);
}

test.each([
  ["taken and held", "spin_lock(&x->lock);\nHERE;\nspin_unlock(&x->lock);", ["spin_lock(&x->lock)"]],
  ["released before", "mutex_lock(&x->m);\nmutex_unlock(&x->m);\nHERE;", []],
  ["another object is not released", "lock_sock(a);\nlock_sock(b);\nrelease_sock(a);\nHERE;", ["lock_sock(b)"]],
  ["irqsave and restore", "spin_lock_irqsave(&x->l, flags);\nspin_unlock_irqrestore(&x->l, flags);\nHERE;", []],
  [
    "an early exit releases only for itself",
    "spin_lock(&x->l);\nif (x->a) {\nspin_unlock(&x->l);\nreturn 0;\n}\nHERE;",
    ["spin_lock(&x->l)"],
  ],
  ["taken in one branch only", "if (x->a) {\nspin_lock(&x->l);\n}\nHERE;", []],
  ["inside of the branch", "if (x->a) {\nspin_lock(&x->l);\nHERE;\n}", ["spin_lock(&x->l)"]],
  ["trylock that gives up", "if (!mutex_trylock(&x->m))\nreturn 0;\nHERE;", ["mutex_trylock(&x->m)"]],
  ["trylock that succeeds", "if (spin_trylock(&x->l)) {\nHERE;\n}", ["spin_trylock(&x->l)"]],
  ["asserted", "lockdep_assert_held(&x->l);\nHERE;", ["lockdep_assert_held(&x->l)"]],
  ["guard", "guard(mutex)(&x->m);\nHERE;", ["guard(mutex)(&x->m)"]],
  ["scoped guard", "scoped_guard(spinlock, &x->l) {\nx->a = 1;\n}\nHERE;", []],
  [
    "a label takes the locks of its goto",
    "spin_lock(&x->l);\nif (x->a)\ngoto out;\nspin_unlock(&x->l);\nreturn 0;\nout:\nHERE;",
    ["spin_lock(&x->l)"],
  ],
  ["asserted and dropped", "lockdep_assert_held(&x->l);\nspin_unlock(&x->l);\nHERE;", []],
  [
    "asserted, another dropped",
    "lockdep_assert_held(&x->l);\nspin_unlock(&x->m);\nHERE;",
    ["lockdep_assert_held(&x->l)"],
  ],
  ["a map of lockdep is no lock", "lock_map_acquire(&x->map);\nHERE;", []],
  ["initialising is no locking", "spin_lock_init(&x->l);\nHERE;", []],
  ["a comment is no lock", "/* spin_lock(&x->l); */\nHERE;", []],
])("%s", (_, body, expected) => {
  expect(held(body)).toEqual(expected);
});

test("kinds: exclusive, shared, RCU, no interrupts", () => {
  const text =
    "void f(void)\n{\nrcu_read_lock();\ndown_read(&a->sem);\nlocal_irq_disable();\ndown_write(&b->sem);\nx;\n}";
  expect(locksHeldAt(sourceText("a.c", 1, text), 7).map(({ kind }) => kind)).toEqual([
    "rcu",
    "shared",
    "irq-off",
    "exclusive",
  ]);
});

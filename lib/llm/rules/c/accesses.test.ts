import { expect, test } from "vitest";
import { findAccesses } from "./accesses";
import { sourceText } from "./source-text";

/** `expression direction`, with `marked` behind it where it is, of the accesses through members or pointers. */
function accesses(code: string): string[] {
  return findAccesses(sourceText("a.c", 1, code))
    .filter(({ members, indirect }) => members.length > 0 || indirect)
    .map(({ expression, direction, marked }) => `${expression} ${direction}${marked ? " marked" : ""}`);
}

test.each([
  ["a->b = c->d;", ["a->b write", "c->d read"]],
  ["if (a->b == 1)", ["a->b read"]],
  ["a->b |= 1; c.d++; --e->f;", ["a->b read-write", "c.d read-write", "e->f read-write"]],
  ["x = a->b->c;", ["a->b read", "a->b->c read"]],
  ["f(&a->b); g(a->b & c->d);", ["a->b address", "a->b read", "c->d read"]],
  ["*p = *q;", ["*p write", "*q read"]],
  ["a->v[i] = w[2];", ["a->v[i] write", "w[2] read"]],
  ["x = y * z->w;", ["z->w read"]],
  ["tcp_sk(sk)->rcv_nxt = 1;", ["tcp_sk(sk)->rcv_nxt write"]],
  ["*field_of(a) = b; c = *field_of(d);", ["*field_of(a) write", "*field_of(d) read"]],
  ["x = y * field_of(a); g(a);", []],
  ["((struct foo *)p)->bar = 1;", ["((structfoo*)p)->bar write"]],
  ["sk->sk_state_change(sk);", ["sk->sk_state_change read"]],
])("%s", (code, expected) => {
  expect(accesses(code)).toEqual(expected);
});

test.each([
  ["x = READ_ONCE(a->b);", ["a->b read marked"]],
  ["WRITE_ONCE(a->b, c->d);", ["a->b write marked", "c->d read"]],
  ["READ_ONCE(a->b->c);", ["a->b read", "a->b->c read marked"]],
  ["atomic_inc(&a->b); atomic_read(&a->c);", ["a->b read-write marked", "a->c read marked"]],
  ["set_bit(2, &a->b);", ["a->b read-write marked"]],
  ["WRITE_ONCE(*field_of(a), b);", ["*field_of(a) write marked"]],
  ["data_race(a->b + a->c);", ["a->b read marked", "a->c read marked"]],
  ["cmpxchg(&a->b, 0, 1);", ["a->b read-write marked"]],
])("marked: %s", (code, expected) => {
  expect(accesses(code)).toEqual(expected);
});

test("what is not evaluated is not accessed", () => {
  expect(accesses("n = sizeof(*p) + sizeof(a->b) + offsetof(struct c, d);")).toEqual([]);
});

test("an assignment knows what it stores", () => {
  const accesses = findAccesses(sourceText("a.c", 7, "a->b = min(c,\n d);\n"));
  const write = accesses.find(({ direction }) => direction === "write");
  expect(write).toMatchObject({ stored: "min(c, d)", line: 7 });
});

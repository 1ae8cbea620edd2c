import { expect, test } from "vitest";
import { findAccesses } from "./accesses";
import { findMember, parseAggregate } from "./aggregate";
import { declaration, declaredVariables } from "./declarations";
import { locksHeldAt } from "./locks";
import { sourceText } from "./source-text";
import { valueUses } from "./value-uses";

/*
 * Source of a repository that somebody named may be anything. What takes the square of its length takes minutes for these,
 * and the limit of the test runner notices.
 */
const LENGTH = 200_000;
const flood = (unit: string) => unit.repeat(Math.ceil(LENGTH / unit.length));
const source = (text: string) => sourceText("a.c", 1, text);
const last = (text: string) => findMember(parseAggregate(source(text))?.members ?? [], "last")?.member.type;

test.each(['\\"', "\\'", '"\\\\', "/*", "\\\n", "#a\\\n"])("masks a flood of %j", (unit) => {
  const { masked } = source(`int a;\n${flood(unit)}`);
  expect(masked).toMatch(/^int a;\n/);
});

test("a word that no compiler would take is masked", () => {
  expect(source(`a ${"x".repeat(256)} ${"y".repeat(255)}`).masked).toBe(`a ${" ".repeat(256)} ${"y".repeat(255)}`);
});

test.each(["\t", "a ", "*", "[", "a[", "(*a[", "__rcu(", "__attribute__((", "a, ", "DECLARE_BITMAP(", "a:"])(
  "reads members behind a flood of %j",
  (unit) => {
    expect(last(`struct x { int ${flood(unit)}\n; int last; };`) ?? "int").toBe("int");
  },
);

test("reads members behind a macro with a long gap", () => {
  expect(last(`struct x { DECLARE_KFIFO(${flood("\t")}!\n); int last; };`)).toBe("int");
});

test.each(["struct {", "struct_group(a, "])("a struct of nothing but %j is none", (unit) => {
  expect(parseAggregate(source(`struct x { ${flood(unit)}int a; ${flood("}; ")}`))).toBeNull();
});

test.each(["const ", "__rcu ", "*", "for (", "a, ", "unsigned "])("a declaration of %j is given up", (unit) => {
  expect(declaration(`int ${flood(unit)}!`).length).toBeLessThan(LENGTH);
  expect(declaredVariables(source(`void f(int a) { int ${flood(unit)}!; }`)).has("a")).toBe(true);
});

test.each(["a->", "a[", "f(", "((", "(a)->", "a = ", "sizeof(", "data_race("])(
  "finds accesses in a flood of %j",
  (unit) => {
    const found = findAccesses(source(`void f(void) { p->x = 1; ${flood(unit)}`));
    expect(found.map(({ expression }) => expression)).toContain("p->x");
  },
);

test.each(["lock(", "lock(a); ", "guard(a,", "__must_hold(", "{", "if (a) {", "else ", "goto a; "])(
  "finds locks before a flood of %j",
  (unit) => {
    const code = source(`void f(void)\n{\nspin_lock(&first);\n${flood(unit)}\n}`);
    expect(locksHeldAt(code, code.lineStarts.length)[0]?.object).toBe("&first");
  },
);

test.each(["a; ", "if (a) return; ", "a + ", "* ", "{", "f(a); "])("follows a value into a flood of %j", (unit) => {
  const code = source(`void f(struct x *p)\n{\n\tint a = p->x;\n${flood(unit)}\n}`);
  const [read] = findAccesses(code).filter(({ expression }) => expression === "p->x");
  expect(read === undefined ? [] : valueUses(code, read)).not.toHaveLength(0);
});

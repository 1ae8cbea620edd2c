import { expect, test } from "vitest";
import { declaredVariables, returnType } from "./declarations";
import { sourceText } from "./source-text";

const source = sourceText(
  "a.c",
  1,
  `static struct sock *f(const struct socket *sock, unsigned int len, char name[16])
{
	struct sock *sk = sock->sk, *other;
	static int warned;
	u32 a, b[4];
	unsigned long flags;

	a = len;
	return sk;
}`,
);

test("parameters and locals have their types", () => {
  const variables = [...declaredVariables(source).values()];
  const shown = variables.map(
    ({ type, pointers, name, isArray }) => `${type} ${"*".repeat(pointers)}${name}${isArray ? "[]" : ""}`,
  );
  expect(shown).toEqual([
    "struct socket *sock",
    "unsigned int len",
    "char name[]",
    "struct sock *sk",
    "struct sock *other",
    "int warned",
    "u32 a",
    "u32 b[]",
    "unsigned long flags",
  ]);
});

test("a static local is told apart", () => {
  expect(declaredVariables(source).get("warned")?.isStatic).toBe(true);
  expect(declaredVariables(source).get("sk")?.isStatic).toBe(false);
});

test("the return type is read from the header", () => {
  expect(returnType(source, "f")).toBe("struct sock *");
});

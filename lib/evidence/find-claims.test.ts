import { expect, test } from "vitest";
import { Examiner } from "./examine";
import { findClaims } from "./find-claims";

const found = (text: string) => findClaims(text).claims.map((claim) => `${claim.kind} ${claim.text.trim()}`);

test.each<[string, string[]]>([
  ["at net/smc/af_smc.c:12-15.", ["place net/smc/af_smc.c:12-15"]],
  ["`net/smc/af_smc.c:12–15`", ["place net/smc/af_smc.c:12–15"]],
  ["in ./include/net/sock.h and [x](https://example.org/a/b.c)", ["file ./include/net/sock.h"]],
  ["smc_poll() and `smc_poll` and `*smc_poll` and smc_poll", ["name smc_poll()", "name smc_poll", "name *smc_poll"]],
  ["`struct sock`, struct smc_sock and struct foo", ["type struct sock", "type struct smc_sock"]],
  [
    "struct sock::sk_err, `sock::sk_err`, `->sk_err`",
    ["field struct sock::sk_err", "field sock::sk_err", "field ->sk_err"],
  ],
  ["commit 1234567 and 4f1d2a9c7b3e, not 1234567 or deadbeef", ["commit 1234567", "commit 4f1d2a9c7b3e"]],
  ["0xffff88810a3c4c50, ffff88810a3c4c50, 6bbe9164-dfbf-48af-bb2d-6d186245e810", []],
  ["`READ_ONCE`, `NULL`, `unsigned int`, `lost-update`, `CONFIG_KCSAN`, kfree()", []],
  ["`sk->sk_err = 0`", ["code sk->sk_err = 0"]],
  ["```diff\n+foo(bar_baz);\n```\n```c\nfoo(bar_baz);\n```", ["code foo(bar_baz);"]],
  ["~~~\nopen `net/a.c:12`", ["code open `net/a.c:12`"]],
  ["`` a`b_c() `` and `unpaired foo_bar()", ["code a`b_c()", "name foo_bar()"]],
])("%j", (text, expected) => {
  expect(found(text)).toEqual(expected);
});

test("offsets are those of the text", () => {
  const text = "Ünïcödé 🐛 `foo_bar` at net/a.c:12";
  for (const { start, end, text: claimed } of findClaims(text).claims) expect(text.slice(start, end)).toBe(claimed);
});

test("what is too much is left out, and said", () => {
  const { claims, isPartial } = findClaims("foo_bar() ".repeat(5_000));
  expect([claims.length, isPartial]).toEqual([2_000, true]);
  expect(findClaims(`${" ".repeat(300_000)}foo_bar()`)).toEqual({ claims: [], isPartial: true });
});

// What grows with the square of the text takes minutes here, and a pattern that tries every way for ever.
const hostile = [
  "`",
  "``x`",
  "a/",
  "a/a.c",
  ".c:1",
  "(a.c:1 ",
  "```\n",
  "> ",
  "_a",
  "struct ",
  "f(",
  "[x](",
  "f0 ",
  "\\",
  "a->b=",
  "`a_b` at ",
  "\n\n",
  "....",
  "/*",
];

test.each(hostile)("300 kB of %j in explanation, report and output comes to an end", (unit) => {
  const flood = unit.repeat(Math.floor(300_000 / unit.length));
  const examiner = new Examiner({ explanation: flood, report: flood, title: flood });
  const results = JSON.stringify({ SourceFile: "net/a.c", Contents: flood, Matches: [flood], Text: flood });
  examiner.add({ seq: 1, type: "tool", name: "read-file", error: "", args: "{}", results });
  const { claims } = examiner.outcome();
  expect(claims.length).toBeLessThanOrEqual(2_000);
});

import { expect, test } from "vitest";
import { Examiner } from "./examine";
import { findClaims } from "./find-claims";
import { markdownParts } from "./markdown-parts";

const found = (text: string) => findClaims(text).claims.map((claim) => `${claim.kind} ${claim.text.trim()}`);

test.each<[string, string[]]>([
  ["at net/smc/af_smc.c:12-15.", ["place net/smc/af_smc.c:12-15"]],
  ["`net/smc/af_smc.c:12–15`", ["place net/smc/af_smc.c:12–15"]],
  ["in ./include/net/sock.h and [x](https://example.org/a/b.c)", ["file ./include/net/sock.h"]],
  [
    "smc_poll() and `smc_poll` and `*smc_poll` and smc_poll",
    ["name smc_poll()", "name smc_poll", "name *smc_poll", "name smc_poll"],
  ],
  ["`struct sock`, struct smc_sock and struct foo", ["type struct sock", "type struct smc_sock"]],
  [
    "struct sock::sk_err, `sock::sk_err`, `->sk_err`",
    ["field struct sock::sk_err", "field sock::sk_err", "field ->sk_err"],
  ],
  ["commit 1234567 and 4f1d2a9c7b3e, not 1234567 or deadbeef", ["commit 1234567", "commit 4f1d2a9c7b3e"]],
  ["0xffff88810a3c4c50, ffff88810a3c4c50, 6bbe9164-dfbf-48af-bb2d-6d186245e810", []],
  ["`NULL`, `unsigned int`, `lost-update`, `poll()`", []],
  ["`CONFIG_SMC=m`, CONFIG_NET_*", ["option CONFIG_SMC=m"]],
  ["`READ_ONCE`, kfree()", ["name READ_ONCE", "name kfree()"]],
  ["`sk->sk_err = 0`", ["code sk->sk_err = 0"]],
  ["```c\nfoo(bar_baz);\n```", ["code foo(bar_baz);"]],
  ["Words:\n\n    int a;\n    foo(b);\n\nMore", ["code int a;\n    foo(b);"]],
  ["- Words:\n\n    int ab_cd;\n    foo(b);\n", ["name ab_cd"]],
  [
    "a.c#L12-L15, net/a.c L12, net/a.c, line 12 and a.c (lines 12–15)",
    ["place a.c#L12-L15", "place net/a.c L12", "place net/a.c, line 12", "place a.c (lines 12–15"],
  ],
  ["[x](https://elixir.bootlin.com/linux/v6.12/source/net/a.c#L12)", ["place net/a.c#L12"]],
  ["<https://git.kernel.org/torvalds/linux.git/tree/net/a.c?h=v6.12#n12>", ["place net/a.c?h=v6.12#n12"]],
  ["https://github.com/torvalds/linux/blob/v6.12/net/a.c#L12-L15", ["place net/a.c#L12-L15"]],
  ["https://docs.kernel.org/core-api/foo_bar.html, a@foo_bar.org", []],
  [
    "line 12, `L12`, lines 12–15; line 3 of the report, line 4 of the reproducer, cache line 64, L2",
    ["place line 12", "place L12", "place lines 12–15"],
  ],
  [
    "_foo_bar_, __foo_bar__, __foo_bar, __bold__, SOME_LABEL, use_after_free, _armed_, cpu_0",
    ["name foo_bar", "name foo_bar", "name __foo_bar", "name SOME_LABEL"],
  ],
  ["sk->sk_err and smc_sock::clcsock", ["field sk->sk_err", "field smc_sock::clcsock"]],
  ["__asan_memcpy, `__builtin_memcpy()`, syz_open_dev", []],
  ["`port.up`, `wirepair.ko`", ["field port.up"]],
  ["`u8 armed : 1`, `struct sock *sk`, `so it is`", ["code u8 armed : 1", "code struct sock *sk"]],
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
  const examiner = new Examiner({ explanation: flood, report: flood, config: flood, title: flood });
  const results = JSON.stringify({ SourceFile: "net/a.c", Contents: flood, Matches: [flood], Text: flood });
  examiner.add({ seq: 1, type: "tool", name: "read-file", error: "", args: "{}", results });
  const { claims } = examiner.outcome();
  expect(claims.length).toBeLessThanOrEqual(2_000);
});

test("3 MB of blocks and paragraphs without an empty line come to an end", () => {
  const text = "a\n```\nb\n```\n".repeat(250_000);
  expect(markdownParts(text).length).toBe(500_000);
});

import { expect, test } from "vitest";
import { Examiner } from "./examine";
import type { OutputSpan } from "./shown-material";

/** A tool that answered well. */
function tool(results: Record<string, unknown>, given: Partial<OutputSpan> = {}): OutputSpan {
  const none = { seq: 1, type: "tool", name: "read-file", error: "", args: "{}" } as const;
  return { ...none, results: JSON.stringify(results), ...given };
}

/** What is said of each claim: the span, `report`, or the reason. */
function examine(explanation: string, spans: readonly OutputSpan[], report = "", config = ""): (string | number)[] {
  const examiner = new Examiner({ explanation, report, config, title: "" });
  for (const span of spans) examiner.add(span);
  return examiner.outcome().claims.map(({ support }) => {
    if (support.kind === "span") return support.seq;
    return support.kind === "none" ? support.reason : "report";
  });
}

const source = {
  SourceFile: "net/a.c",
  Contents: "11: int foo_bar(void)\n12: {\n13: \tbaz_qux();\n14: }",
  TotalLines: 90,
};
const missing = "No tool output shows foo_bar.";

test.each<[string, string, (string | number)[]]>([
  ["`CONFIG_SMC` and CONFIG_SMC=m", "config SMC", [1, 1]],
  ["under `IS_ENABLED(CONFIG_SMC)`", "if (IS_ENABLED(CONFIG_SMC))", [1]],
  ["unless CONFIG_SMC_FAST is set", "config SMC", ["No tool output shows CONFIG_SMC_FAST."]],
  ["`CONFIG_SMC_FAST=y`", "config SMC", ["No tool output shows CONFIG_SMC_FAST."]],
  ["CONFIG_GIVEN is set, and CONFIG_UNSET is not; CONFIG_KASAN_INLINE, CONFIG_SMC_*", "config SMC", []],
  ["it should depend on CONFIG_SMC_FAST", "config SMC", []],
])("options of the configuration: %s", (explanation, shown, expected) => {
  const config = "CONFIG_GIVEN=y\n# CONFIG_UNSET is not set\n";
  expect(examine(explanation, [tool({ Matches: [shown] })], "", config)).toEqual(expected);
});

test("only what tools returned supports a claim", () => {
  expect(examine("`foo_bar`", [tool(source)])).toEqual([1]);
  for (const span of [
    tool({}, { args: '{"Name":"foo_bar"}' }),
    tool({ Reply: "foo_bar" }, { type: "llm" }),
    tool({ Reply: "foo_bar" }, { type: "agent" }),
    tool(source, { error: "failed" }),
    tool({ Explanation: "foo_bar" }, { name: "set-results" }),
    tool({ Missing: true, Others: ["foo_bar"] }),
    tool({ Matches: [], Hint: "There is no foo_bar." }),
  ]) {
    expect(examine("`foo_bar`", [span]), JSON.stringify(span)).toEqual([missing]);
  }
});

test("what stands in the report is given, and a tool that showed it comes first", () => {
  const report = "BUG: KCSAN: data-race in foo_bar\n foo_bar+0x1/0x2 net/a.c:13\n";
  expect(examine("`foo_bar` at net/a.c:13", [], report)).toEqual(["report", "report"]);
  expect(examine("`foo_bar` at net/a.c:13", [tool(source)], report)).toEqual([1, 1]);
  expect(examine("net/a.c:14", [], report)).toEqual(["No tool output shows net/a.c."]);
});

test("a line is beyond the file, not shown, or of a file that nobody saw", () => {
  expect(examine("net/a.c:91, net/a.c:50, net/a.c:12-15, net/b.c:1, a.c:12", [tool(source)])).toEqual([
    "net/a.c has only 90 lines.",
    "No tool output shows line 50 of net/a.c.",
    "No tool output shows all of net/a.c:12-15.",
    "No tool output shows net/b.c.",
    1,
  ]);
});

test("references say which function a use is in", () => {
  const References = [{ Place: "net/a.c:13", In: "function foo_bar", Use: "call", Snippet: "13: \tbaz_qux();" }];
  const other = tool({ ...source, Contents: "40: int other_one(void)" }, { seq: 2 });
  const spans = [tool({ Missing: false, References }), other];
  expect(examine("`foo_bar` (net/a.c:13) and `baz_qux` at net/a.c:13", spans)).toEqual([1, 1, 1, 1]);
  expect(examine("`other_one` at net/a.c:13", spans)[1]).toBe("net/a.c:13 is in foo_bar, and does not say other_one.");
});

test("a function that begins at the line, calls from it, or is in the report there is at its place", () => {
  expect(examine("`foo_bar` at net/a.c:11; `baz_qux()` in net/a.c:13", [tool(source)])).toEqual([1, 1, 1, 1]);
  const two = { ...source, Contents: `${source.Contents}\n20: int next_one(void)\n21: {\n22: \treturn 1;` };
  expect(examine("`foo_bar` at net/a.c:22", [tool(two)])[1]).toBe(
    "net/a.c:22 is in next_one, and does not say foo_bar.",
  );
  expect(examine("net/a.c:22 in `foo_bar`", [tool(two)])[0]).toBe(
    "net/a.c:22 is in next_one, and does not say foo_bar.",
  );
});

test("what is proposed is no claim, what is quoted is one", () => {
  expect(examine("The fix is to use `baz_qux(NULL, 1);` instead.", [tool(source)])).toEqual([]);
  expect(examine("There `baz_qux(NULL, 1);` runs.", [tool(source)])).toEqual(["No tool output shows this code."]);
  expect(examine("There `baz_qux();` runs, `baz_qux(a)` too.", [tool(source)])).toEqual([1, 1]);
});

test("a block behind a sentence that proposes it is a proposal", () => {
  const block = "```c\nbaz_qux();\nother_one();\n```\n";
  expect(examine(`One could add this.\n\n${block}`, [tool(source)])).toEqual([]);
  expect(examine(`It does this.\n\n${block}`, [tool(source)])).toEqual(["No tool output shows “other_one();”."]);
});

test("files of a directory that was listed are known", () => {
  const listing = tool({ Missing: false, Subdirs: ["tipc"], Files: ["a.c"] }, { args: '{"Dir":"net/"}' });
  expect(examine("net/a.c and net/b.c", [listing])).toEqual([1, "No tool output shows net/b.c."]);
});

test("a report of another tree's lines still says where its functions are", () => {
  const report = "BUG: KCSAN: data-race in foo_bar\nCall Trace:\n foo_bar+0x1/0x2 net/a.c:22\n";
  const two = { ...source, Contents: `${source.Contents}\n20: int next_one(void)\n21: {\n22: \treturn 1;` };
  expect(examine("`foo_bar` (net/a.c:22)", [tool(two)], report)).toEqual([1, 1]);
});

test("drawings and words in a block claim nothing, names by macros are members", () => {
  const drawing = "```c\nCPU 0            CPU 1\nbaz_qux();\n                 other_one();\n```";
  expect(examine(drawing, [tool(source)])).toEqual([]);
  const results = {
    Kind: "struct",
    SourceFile: "net/a.h",
    FirstLine: 1,
    LastLine: 3,
    SourceCode: "1: struct s_t {\n2: \tint a_b;\n3: };",
  };
  const type = tool(results, { args: '{"Name":"struct s_t"}' });
  const macro = tool({ Matches: ["net/a.h:9: #define sk_refs a_b"] }, { seq: 2 });
  expect(examine("`struct s_t::sk_refs`", [type, macro])).toEqual([2]);
  const other = tool({ Matches: ["net/a.h:9: int sk_refs;"] }, { seq: 2 });
  expect(examine("`struct s_t::sk_refs`", [type, other])).toEqual(["s_t has no member sk_refs, as tools showed it."]);
});

test("where tools showed more than is kept, nothing is held against an explanation", () => {
  const lines = Array.from({ length: 400_010 }, (_, index) => `${index + 1}: x`).join("\n");
  const examiner = new Examiner({ explanation: "`never_seen`", report: "", config: "", title: "" });
  examiner.add(tool({ SourceFile: "net/a.c", Contents: lines }));
  expect(examiner.outcome()).toMatchObject({ claims: [], isPartial: true });
});

test("lines belong to the file beside them, or to one that is named", () => {
  const file = tool({ ...source, SourceFile: "net/b.c", Contents: "50: int b_b;" }, { seq: 2 });
  expect(examine("line 50 of net/a.c", [tool(source), file])).toEqual(["No tool output shows line 50 of net/a.c.", 1]);
  expect(examine("`net/a.c` (line 12)", [tool(source)])).toEqual([1, 1]);
  expect(examine("net/b.c, then `net/a.c` (line 50)", [tool(source), file])[2]).toBe(
    "No tool output shows line 50 of net/a.c.",
  );
  expect(examine("net/a.c and net/b.c: line 50", [tool(source), file])).toEqual([1, 2, 2]);
  expect(examine("net/a.c is long. See line 50.", [tool(source), file])[1]).toBe(
    "No tool output shows line 50 of a file that is named here.",
  );
  expect(
    examine("`foo_bar` begins on line 11", [
      tool({ ...source, Kind: "function", FirstLine: 11, LastLine: 14 }, { args: '{"Name":"foo_bar"}' }),
    ]),
  ).toEqual([1, 1]);
  expect(examine("line 50", [tool(source)])).toEqual([]);
  expect(examine("net/a.c is long. See line 77.", [tool(source)], " foo_bar+0x1/0x2 net/b.c:77")[1]).toBe("report");
  expect(examine("net/a.c, line 77", [tool(source)], " foo_bar+0x1/0x2 net/a.c:77")).toEqual(["report"]);
});

test("a link to a line is held to its text", () => {
  const link = (line: number) => `[\`baz_qux();\`](https://elixir.bootlin.com/linux/v6.12/source/net/a.c#L${line})`;
  expect(examine(link(13), [tool(source)])).toEqual([1, 1]);
  expect(examine(link(11), [tool(source)])[0]).toBe("This code does not stand at net/a.c#L11.");
  const two = { ...source, Contents: `${source.Contents}\n20: int next_one(void)\n21: {\n22: \treturn 1;` };
  expect(examine("[`foo_bar`](https://github.com/x/y/blob/v6.12/net/a.c#L22)", [tool(two)])).toEqual([
    1,
    "net/a.c#L22 is in next_one, and does not say foo_bar.",
  ]);
  expect(examine(link(99), [tool(source)])[1]).toBe("net/a.c has only 90 lines.");
});

test("paths of diffs are those of the tree", () => {
  expect(examine("a/net/a.c:12, ./net/a.c:12, b/net/c.c", [tool(source)])).toEqual([
    1,
    1,
    "No tool output shows b/net/c.c.",
  ]);
});

test("numbers of quoted lines may have a bar behind them, and tables are no quotations", () => {
  const block = (text: string) => `\`\`\`\n${text}\n\`\`\`\n`;
  expect(examine(block(" 12 | {\n 13 |     baz_qux();"), [tool(source)])).toEqual([1]);
  expect(examine(block(" 12 |     baz_qux();"), [tool(source)])).toEqual([
    "No tool output shows line 12 with this text.",
  ]);
  expect(examine(block("1 | baz_qux() | none\n2 | foo_bar() | some"), [tool(source)])).toEqual([]);
});

test("of a diff what is there now is held to the code, and what it adds is not", () => {
  const diff = (line: string) => `\`\`\`diff\n--- a/net/a.c\n@@ -11,3 +11,3 @@\n int foo_bar(void)\n${line}\n\`\`\`\n`;
  expect(examine(diff("-\tbaz_qux();\n+\tother_one();"), [tool(source)])).toEqual([1]);
  expect(examine(diff("-\tother_one();"), [tool(source)])).toEqual(["No tool output shows “other_one();”."]);
});

test("a function that every kernel has must have been shown where the code is said to call it", () => {
  const shown = [tool(source)];
  const none = "No tool output shows kfree_rcu.";
  expect(examine("`foo_bar` calls `kfree_rcu()`.", shown)).toEqual([1, none]);
  expect(examine("It is freed with kfree_rcu().", shown)).toEqual([none]);
  expect(examine("It runs `kfree_rcu(baz_qux, rcu)`.", shown)).toEqual([none]);
  for (const text of [
    "It should call `kfree_rcu()`.",
    "It does not call `kfree_rcu()`.",
    "Calling `kfree_rcu()` would help.",
    "Calling `kfree_rcu(baz_qux, rcu)` isn't done.",
    "`kfree_rcu()` and READ_ONCE().",
    "It calls `READ_ONCE()`.",
  ]) {
    expect(
      examine(text, shown).filter((said) => said !== 1),
      text,
    ).toEqual([]);
  }
  // What is proposed for a line need not stand there.
  const other = tool({ Matches: ["net/z.c:1: kfree_rcu(z);"] }, { seq: 2 });
  expect(examine("Better is `kfree_rcu()` at net/a.c:13", [tool(source), other])).toEqual([2, 1]);
});

test("names without ticks are known or marked, labels in capitals and plurals are not marked", () => {
  expect(examine("foo_bar and next_one, foo_bars, SOME_LABEL", [tool(source)])).toEqual([
    1,
    "No tool output shows next_one.",
    1,
  ]);
});

test("a struct that was only read has the members that stand there", () => {
  const read = tool(
    { SourceFile: "net/a.h", Contents: "1: struct s_t {\n2: \tint a_b;\n3: };\n4: int c_d;" },
    { args: "{}" },
  );
  expect(examine("`struct s_t::a_b`, `s_t.a_b`, `s_t::c_d`, `foo.ba`", [read])).toEqual([
    1,
    1,
    "s_t has no member c_d, as tools showed it.",
  ]);
  const cut = tool({ SourceFile: "net/a.h", Contents: "1: struct s_t {\n2: \tint a_b;\n4: int c_d;" });
  expect(examine("`s_t::c_d`", [cut])).toEqual([1]);
});

test("a commit has the subject that tools gave it", () => {
  const log = tool({
    Commits: ["4f1d2a9c7b3e 2026-01-02 A. Author: net: count", "5f1d2a9c7b3e 2026-01-01 B: net: begin"],
  });
  const wrong = "The commit 4f1d2a9c7b3e is “net: count”.";
  expect(examine('4f1d2a9c7b3e ("net: count")', [log])).toEqual([1, 1]);
  expect(examine('`4f1d2a9c7b3e`: "net: begin"', [log])).toEqual([1, wrong]);
  expect(examine('4f1d2a9c7b3e, and he said "net: begin"', [log])).toEqual([1]);
  expect(examine('4f1d2a9c7b3e says "net: begin in no_where()"', [log])).toEqual([1, "No tool output shows no_where."]);
  for (const results of [
    { Commit: "4f1d2a9c7b3e00", Message: "net: count\n\nWords." },
    { Groups: [{ Commit: "4f1d2a9c7b3e", Subject: "net: count", Lines: "1: x" }] },
  ]) {
    expect(examine('4f1d2a9c7b3e ("net: begin")', [tool(results)])).toEqual([1, wrong]);
  }
  expect(examine('4f1d2a9c7b3e ("net: begin")', [tool({ Parents: ["4f1d2a9c7b3e"] })])).toEqual([1]);
});

test("a call at the line that the report has of the caller is at its place, and one of two definitions too", () => {
  const inner = { Kind: "function", SourceFile: "net/a.c", FirstLine: 11, LastLine: 14, SourceCode: source.Contents };
  const definition = tool(inner, { args: '{"Name":"foo_bar"}' });
  const report =
    "BUG: KCSAN: data-race in foo_bar\nCall Trace:\n foo_bar net/a.c:13 [inline]\n next_one+0x1/0x2 net/a.c:70\n";
  expect(examine("`foo_bar` (net/a.c:70)", [definition], report)).toEqual([1, "report"]);
  const References = [{ Place: "net/a.c:44", In: "function foo_bar", Use: "read", Snippet: "44: \treturn 0;" }];
  expect(examine("`foo_bar` (net/a.c:44)", [definition, tool({ References }, { seq: 2 })])).toEqual([1, 2]);
});

test("files without a folder are linked, never marked", () => {
  expect(examine("a.c, z.c, net/z.c", [tool(source)])).toEqual([1, "No tool output shows net/z.c."]);
});

test("that there is no such name rests on the tool that did not find it", () => {
  const spans = [tool(source), tool({ Missing: true }, { seq: 2, args: '{"Name":"struct next_one"}' })];
  expect(examine("The tree has no `next_one`.", spans)).toEqual([2]);
  expect(examine("`struct next_one` is not defined.", spans)).toEqual([2]);
  expect(examine("The tree has `next_one`.", spans)).toEqual(["No tool output shows next_one."]);
  expect(examine("The tree has no `last_one`.", spans)).toEqual(["No tool output shows last_one."]);
  expect(examine("It never calls `last_one()`, I couldn't find last_one() at all.", spans)).toEqual([]);
  expect(examine("It is not locked, but calls `last_one()`; if last_one() fails", spans)).toHaveLength(2);
});

test("steps with arrows between them are words, members with an underscore are none", () => {
  expect(examine("load->modify->store, sk->sk_err", [tool(source)])).toEqual(["No tool output shows sk_err."]);
});

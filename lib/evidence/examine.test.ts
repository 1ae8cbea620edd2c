import { expect, test } from "vitest";
import { Examiner } from "./examine";
import type { OutputSpan } from "./shown-material";

/** A tool that answered well. */
function tool(results: Record<string, unknown>, given: Partial<OutputSpan> = {}): OutputSpan {
  const none = { seq: 1, type: "tool", name: "read-file", error: "", args: "{}" } as const;
  return { ...none, results: JSON.stringify(results), ...given };
}

/** What is said of each claim: the span, `report`, or the reason. */
function examine(explanation: string, spans: readonly OutputSpan[], report = ""): (string | number)[] {
  const examiner = new Examiner({ explanation, report, title: "" });
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
  const examiner = new Examiner({ explanation: "`never_seen`", report: "", title: "" });
  examiner.add(tool({ SourceFile: "net/a.c", Contents: lines }));
  expect(examiner.outcome()).toMatchObject({ claims: [], isPartial: true });
});

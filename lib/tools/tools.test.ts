import { expect, test } from "vitest";
import { BadCallError } from "@/lib/engine/errors";
import type { Tool } from "@/lib/engine/tool";
import { callTool } from "@/lib/testing/call-tool";
import { commitFiles, emptyRepository } from "@/lib/testing/git-repository";
import { codesearchDefinitionComment } from "./codesearch-definition-comment";
import { codesearchDefinitionSource } from "./codesearch-definition-source";
import { codesearchDirIndex } from "./codesearch-dir-index";
import { codesearchFileIndex } from "./codesearch-file-index";
import { codesearchFindReferences } from "./codesearch-find-references";
import { grepper } from "./grepper";
import { readFile } from "./read-file";

const long = Array.from({ length: 1200 }, (_, index) => `\tstep_${index}();`).join("\n");

const files = {
  "include/net/sock.h": "/* What sockets share. */\nstruct sock {\n\tint sk_err;\n};\n",
  "net/core/sock.c": "#include <net/sock.h>\n\nint sock_error(struct sock *sk)\n{\n\treturn sk->sk_err;\n}\n",
  "net/core/long.c": `void long_one(void)\n{\n${long}\n}\n`,
  "net/core/crlf.c": "int a;\r\nint b;\r\n",
};

/** Calls a tool on the tree above as an agent would. */
async function call(tool: Tool, inputs: Record<string, unknown>): Promise<Record<string, unknown>> {
  const repository = emptyRepository();
  return callTool(tool, inputs, { repository, commit: commitFiles(repository, files) });
}

test("a definition comes with numbered lines, its place and its kind", async () => {
  const answer = await call(codesearchDefinitionSource, { Name: "struct sock" });
  expect(answer).toMatchObject({
    Missing: false,
    Kind: "struct",
    SourceFile: "include/net/sock.h",
    FirstLine: 2,
    LastLine: 4,
  });
  expect(answer.SourceCode).toBe("2: struct sock {\n3: \tint sk_err;\n4: };");
});

test("lines go without numbers when they are not wanted", async () => {
  const answer = await call(codesearchDefinitionSource, { Name: "sock_error", IncludeLines: false });
  expect(answer.SourceCode).toBe("int sock_error(struct sock *sk)\n{\n\treturn sk->sk_err;\n}");
});

test("a long definition is cut, and the hint says where the rest is", async () => {
  const answer = await call(codesearchDefinitionSource, { Name: "long_one" });
  expect(String(answer.SourceCode).split("\n")).toHaveLength(1000);
  expect(answer.LastLine).toBe(1203);
  expect(answer.Hint).toContain("first 1000 of 1203 lines");
  expect(answer.Hint).toContain("from line 1001");
});

test("a missing definition is an answer, with a hint", async () => {
  const answer = await call(codesearchDefinitionSource, { Name: "no_such_thing" });
  expect(answer).toMatchObject({ Missing: true, SourceCode: "" });
  expect(answer.Hint).not.toBe("");
});

test("a definition's comment comes with its place and numbered lines", async () => {
  expect(await call(codesearchDefinitionComment, { Name: "struct sock" })).toEqual({
    Missing: false,
    Definition: "struct include/net/sock.h:2",
    Comments: [
      {
        Place: "include/net/sock.h:1",
        At: "struct sock include/net/sock.h:2",
        KernelDoc: false,
        Comment: "1: /* What sockets share. */",
      },
    ],
    Hint: "",
  });
  const none = await call(codesearchDefinitionComment, { Name: "sock_error" });
  expect(none).toMatchObject({ Missing: true, Definition: "function net/core/sock.c:3", Comments: [] });
  expect(none.Hint).toContain("There is no comment at sock_error");
});

test("uses are listed with what they stand in and what they do", async () => {
  const answer = await call(codesearchFindReferences, { Name: "struct sock", PathPrefix: "net/", SnippetLines: 1 });
  expect(answer).toEqual({
    Missing: false,
    Total: 1,
    Files: 1,
    Counts: "",
    References: [
      {
        Place: "net/core/sock.c:3",
        In: "function sock_error",
        Use: "type",
        Certainty: "typed",
        Owner: "",
        Snippet: "2: \n3: int sock_error(struct sock *sk)\n4: {",
      },
    ],
    Hint: "",
  });
});

test("uses of a field say whose it is and how sure that is", async () => {
  const answer = await call(codesearchFindReferences, { Name: "sock::sk_err" });
  expect(answer).toMatchObject({ Total: 1, Counts: "typed 1, read 1" });
  expect(answer.References).toMatchObject([
    { Place: "net/core/sock.c:5", Use: "read", Certainty: "typed", Owner: "struct sock" },
  ]);
});

test("uses over the limit are counted, and those that are none explained", async () => {
  const cut = await call(codesearchFindReferences, { Name: "step_1", PathPrefix: "net", Limit: 1, Declarations: true });
  expect(cut).toMatchObject({ Missing: false, Total: 1, Hint: "" });
  const all = await call(codesearchFindReferences, { Name: "sk", Limit: 1, Declarations: true });
  expect(all).toMatchObject({ Total: 2, Hint: expect.stringContaining("1 of 2 uses are listed") });
  const none = await call(codesearchFindReferences, { Name: "sock_eror" });
  expect(none).toMatchObject({ Missing: true, Total: 0, References: [] });
  expect(none.Hint).toContain("sock_error");
});

test("a file's definitions are listed with their lines", async () => {
  const answer = await call(codesearchFileIndex, { SourceFile: "net/core/sock.c" });
  expect(answer.Entities).toEqual([{ Kind: "function", Name: "sock_error", Line: 3 }]);
  expect(await call(codesearchFileIndex, { SourceFile: "net/none.c" })).toMatchObject({ Missing: true, Entities: [] });
});

test("a directory's entries are listed", async () => {
  expect(await call(codesearchDirIndex, { Dir: "" })).toMatchObject({ Subdirs: ["include", "net"], Files: [] });
  expect(await call(codesearchDirIndex, { Dir: "net/core" })).toMatchObject({ Files: ["crlf.c", "long.c", "sock.c"] });
  expect(await call(codesearchDirIndex, { Dir: "nowhere" })).toMatchObject({ Missing: true });
});

test("a file is read in pieces of 100 lines at most", async () => {
  const answer = await call(readFile, { File: "net/core/long.c", FirstLine: 1100, LineCount: 5000 });
  expect(answer).toMatchObject({
    Missing: false,
    FirstLine: 1100,
    TotalLines: 1203,
    Hint: "The file goes on to line 1203; line 1200 comes next.",
  });
  expect(String(answer.Contents).split("\n").at(-1)).toBe("1199: \tstep_1196();");
  expect(await call(readFile, { File: "net/core/long.c", FirstLine: 2000 })).toMatchObject({
    Contents: "",
    TotalLines: 1203,
  });
  expect(await call(readFile, { File: "none.c" })).toMatchObject({ Missing: true });
});

test("carriage returns are not shown", async () => {
  expect(await call(readFile, { File: "net/core/crlf.c" })).toMatchObject({
    Contents: "1: int a;\n2: int b;",
    TotalLines: 2,
  });
});

test("matching lines are found, at most 100", async () => {
  const some = await call(grepper, { Expression: "->sk_err([^a-z]|$)", PathPrefix: "net/" });
  expect(some).toEqual({ Matches: ["net/core/sock.c:5: \treturn sk->sk_err;"], Total: 1, Truncated: false, Hint: "" });
  const many = await call(grepper, { Expression: "step_" });
  expect(many).toMatchObject({ Total: 1200, Truncated: true });
  expect(many.Hint).toContain("1200 lines match, the first 100 are given");
  expect(many.Matches).toHaveLength(100);
  expect(await call(grepper, { Expression: "nothing_like_it" })).toMatchObject({
    Matches: [],
    Hint: "No line matches.",
  });
});

test("what a model gets has a size that it can read", async () => {
  const repository = emptyRepository();
  const wide = `\tx = "${"y".repeat(1500)}";\n`;
  const commit = commitFiles(repository, {
    "wide.c": `void wide(void)\n{\n${wide.repeat(500)}}\n`,
    "name.c": `int ${"n".repeat(10_000)};\n`,
  });
  const place = { repository, commit };
  const source = await callTool(codesearchDefinitionSource, { Name: "wide" }, place);
  expect(String(source.SourceCode).length).toBeLessThan(65_000);
  expect(source.Hint).toMatch(/^Only the first \d+ of 503 lines are shown; read-file gives the rest from line \d+\.$/);
  const read = await callTool(readFile, { File: "wide.c" }, place);
  expect(String(read.Contents).length).toBeLessThan(26_000);
  const shown = String(read.Contents).split("\n").length;
  expect(read.Hint).toBe(`The file goes on to line 503; line ${shown + 1} comes next.`);
  const found = await callTool(grepper, { Expression: "y{3}" }, place);
  expect(JSON.stringify(found).length).toBeLessThan(40_000);
  const entities = await callTool(codesearchFileIndex, { SourceFile: "name.c" }, place);
  expect(JSON.stringify(entities).length).toBeLessThan(500);
});

test.each([
  [codesearchFileIndex, { SourceFile: "/etc/passwd" }],
  [codesearchDefinitionSource, { Name: "$(id)" }],
  [codesearchDefinitionSource, { Name: "x".repeat(10_000) }],
  [grepper, { Expression: "x", PathPrefix: "../.." }],
  [grepper, { Expression: "a(b" }],
  [readFile, { File: "../../etc/passwd" }],
  [codesearchDirIndex, { Dir: "/etc" }],
  [codesearchFindReferences, { Name: "sock", PathPrefix: "../.." }],
  [codesearchFindReferences, { Name: "int" }],
  [codesearchDefinitionComment, { Name: "a b" }],
])("a question that cannot be answered goes back to the model: %#", async (tool, inputs) => {
  await expect(call(tool, inputs)).rejects.toThrow(BadCallError);
});

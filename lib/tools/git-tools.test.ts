import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { beforeAll, expect, test } from "vitest";
import { BadCallError } from "@/lib/engine/errors";
import type { Tool } from "@/lib/engine/tool";
import { callTool } from "@/lib/testing/call-tool";
import { serveGit } from "@/lib/testing/git-http-server";
import { commitFiles, emptyRepository, gitIn } from "@/lib/testing/git-repository";
import { gitBlame } from "./git-blame";
import { gitLog } from "./git-log";
import { gitShow } from "./git-show";

const table = (first: number) => Array.from({ length: 600 }, (_, i) => `\t{ ${first + i} },\n`).join("");

let repository = "";
const hashes: string[] = [];

beforeAll(() => {
  repository = mkdtempSync(path.join(tmpdir(), "assay-test-"));
  gitIn(repository, "init", "--quiet", "--initial-branch=main");
  const add = (files: Record<string, string>, subject: string, date: string) =>
    hashes.push(commitFiles(repository, files, subject, date));
  add({ "net/poll.c": "int poll_one(void)\n{\n\treturn 1;\n}\n" }, "net: add poll", "2025-01-01T10:00:00Z");
  add({ "net/poll.c": "int poll_one(void)\n{\n\treturn 2;\n}\n" }, "net: two", "2025-02-01T10:00:00Z");
  add({ "net/table.c": `int t[] = {\n${table(0)}};\n` }, `net: ${"long ".repeat(100)}`, "2025-03-01T10:00:00Z");
  add({ "net/poll.c": "int poll_one(void)\n{\n\treturn 3;\n}\n" }, "net: newer", "2025-04-01T10:00:00Z");
  return () => rmSync(repository, { recursive: true, force: true });
});

/** Calls a tool at the last commit but one. */
function call(tool: Tool, inputs: Record<string, unknown>): Promise<Record<string, unknown>> {
  return callTool(tool, inputs, { repository, commit: hashes[2] ?? "" });
}

const short = (index: number) => (hashes[index] ?? "").slice(0, 12);

test("git-log lists what led to the tree, not what came after", async () => {
  expect(await call(gitLog, { Path: "net/poll.c", Definition: "poll_one" })).toEqual({
    Commits: [`${short(1)} 2025-02-01 Test: net: two`, `${short(0)} 2025-01-01 Test: net: add poll`],
    Total: 2,
    Truncated: false,
    Hint: "",
  });
});

test("git-log says when there is more, and when there is nothing", async () => {
  const some = await call(gitLog, { Limit: 2 });
  expect(some).toMatchObject({ Total: 3, Truncated: false });
  expect(some.Hint).toBe("Only the newest 2 are given: narrow the search, or go on with an earlier Until.");
  const [long = ""] = Array.isArray(some.Commits) ? some.Commits : [];
  expect(String(long).length).toBeLessThan(200);
  expect(await call(gitLog, { Change: "no such text" })).toMatchObject({ Commits: [], Hint: "No commit fits." });
});

test("git-show gives message, files and diff", async () => {
  const answer = await call(gitShow, { Commit: short(1) });
  expect(answer).toMatchObject({
    Commit: hashes[1],
    Parents: [hashes[0]],
    Author: "Test <test@example.org>",
    Date: "2025-02-01T10:00:00Z",
    Message: "net: two",
    Files: ["net/poll.c +1 -1"],
    TotalFiles: 1,
    Hint: "",
  });
  expect(String(answer.Text).split("\n").slice(-3)).toEqual(["-\treturn 1;", "+\treturn 2;", " }"]);
});

test("git-show cuts a long diff, and the hint continues it", async () => {
  const first = await call(gitShow, {});
  expect(first).toMatchObject({ Commit: hashes[2], TotalLines: 608 });
  expect(String(first.Text).split("\n")).toHaveLength(300);
  expect(first.Hint).toBe("The diff goes on to line 608; FirstLine 301 continues. Path shows the diff of one file.");
  const last = await call(gitShow, { FirstLine: 601 });
  expect(last).toMatchObject({ Hint: "" });
  expect(String(last.Text).split("\n").at(-1)).toBe("+};");
});

test("git-show gives no more characters than a model can read", async () => {
  const wide = emptyRepository();
  const commit = commitFiles(wide, { "wide.c": `${"x".repeat(1500)}\n`.repeat(200) }, "m".repeat(50_000));
  const place = { repository: wide, commit };
  for (const inputs of [{}, { Path: "wide.c", WholeFile: true }]) {
    const answer = await callTool(gitShow, inputs, place);
    expect(JSON.stringify(answer).length).toBeLessThan(40_000);
    expect(answer.Hint).toMatch(/goes on to line \d+; FirstLine \d+ continues/);
  }
});

test("git-show reads a file as it was", async () => {
  expect(await call(gitShow, { Commit: "HEAD~2", Path: "net/poll.c", WholeFile: true, FirstLine: 3 })).toMatchObject({
    Text: "3: \treturn 1;\n4: }",
    TotalLines: 4,
    Hint: "",
  });
  const missing = await call(gitShow, { Commit: "HEAD~2", Path: "net/table.c", WholeFile: true });
  expect(missing.Hint).toContain("There was no such file at that commit");
});

test("git-blame groups lines by their commits", async () => {
  expect(await call(gitBlame, { File: "net/poll.c", FirstLine: 2, LastLine: 3 })).toEqual({
    Missing: false,
    Groups: [
      { Commit: short(0), Date: "2025-01-01", Author: "Test", Subject: "net: add poll", Lines: "2: {" },
      { Commit: short(1), Date: "2025-02-01", Author: "Test", Subject: "net: two", Lines: "3: \treturn 2;" },
    ],
    TotalLines: 4,
    Hint: "",
  });
  const long = await call(gitBlame, { File: "net/table.c", FirstLine: 11, LastLine: 500 });
  expect(long.Hint).toBe("Only 100 lines are given, to 110.");
  expect(await call(gitBlame, { File: "none.c", FirstLine: 1, LastLine: 1 })).toMatchObject({ Missing: true });
});

test.each<[Tool, Record<string, unknown>]>([
  [gitLog, { Path: "../../etc/passwd" }],
  [gitLog, { Since: "--all" }],
  [gitShow, { Commit: "--output=/tmp/x" }],
  [gitShow, { Commit: "main@{1}" }],
  [gitShow, { Path: "/etc/passwd", WholeFile: true }],
  [gitBlame, { File: "net/poll.c", FirstLine: 3, LastLine: 2 }],
  [gitBlame, { File: "net/poll.c", FirstLine: 30, LastLine: 32 }],
])("a question that cannot be answered goes back to the model: %#", async (tool, inputs) => {
  await expect(call(tool, inputs)).rejects.toThrow(BadCallError);
});

test("over a mirror that holds one commit, the answer says so", async () => {
  const folder = emptyRepository();
  commitFiles(folder, { "a.c": "int a;\n" });
  const commit = commitFiles(folder, { "a.c": "int b;\n" });
  const server = await serveGit(path.join(folder, ".git"));
  const place = { repository: server.url, commit };
  for (const [tool, inputs] of [
    [gitLog, { Path: "a.c" }],
    [gitBlame, { File: "a.c", FirstLine: 1, LastLine: 1 }],
  ] as const) {
    expect((await callTool(tool, inputs, place)).Hint).toContain("holds the job's commit without its history");
  }
  expect((await callTool(gitShow, {}, place)).Hint).toContain("does not hold its parent");
  await expect(callTool(gitShow, { Commit: "HEAD~1" }, place)).rejects.toThrow("without its history");
});

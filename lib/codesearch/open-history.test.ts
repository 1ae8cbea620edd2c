import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { beforeAll, expect, test } from "vitest";
import { commitFiles, gitIn, temporaryFolder } from "@/lib/testing/git-repository";
import { type CodeHistory, type LogQuery, wholeLog } from "./code-history";
import { CodeQueryError } from "./code-index";
import { openCodeHistory } from "./open-history";

const sock = (err: string, other: string) =>
  `int sock_error(struct sock *sk)\n{\n\treturn ${err};\n}\n\nint sock_errors(struct sock *sk)\n{\n\treturn ${other};\n}\n`;

const hashes: Record<"first" | "race" | "both" | "side" | "merge" | "job" | "newer", string> = {
  first: "",
  race: "",
  both: "",
  side: "",
  merge: "",
  job: "",
  newer: "",
};
let folder = "";

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), "assay-test-"));
  gitIn(folder, "init", "--quiet", "--initial-branch=main");
  hashes.first = commitFiles(
    folder,
    {
      "net/sock.c": sock("sk->sk_err", "1"),
      "net/old.c": "int old_one;\nint two;\nint three;\nint four;\n",
      "net/gone.c": "int gone;\n",
      ".mailmap": "Jo Doe <test@example.org>\n",
    },
    "net: first",
    "2025-01-10T10:00:00Z",
  );
  gitIn(folder, "tag", "v1.0");
  hashes.race = commitFiles(
    folder,
    { "net/sock.c": sock("READ_ONCE(sk->sk_err)", "1") },
    "net: annotate a Data Race\n\nsk_err is read (without) a lock.",
    "2025-02-10T10:00:00Z",
  );
  gitIn(folder, "mv", "net/old.c", "net/new.c");
  gitIn(folder, "rm", "--quiet", "net/gone.c");
  hashes.both = commitFiles(
    folder,
    { "net/sock.c": sock("READ_ONCE(sk->sk_err)", "2"), "net/blob.bin": "\0\x01" },
    "net: move, remove, add",
    "2025-03-10T10:00:00Z",
  );
  gitIn(folder, "checkout", "--quiet", "-b", "side");
  hashes.side = commitFiles(folder, { "fs/side.c": "int side;\n" }, "fs: side", "2025-04-10T10:00:00Z");
  gitIn(folder, "checkout", "--quiet", "main");
  gitIn(folder, "merge", "--quiet", "--no-ff", "--message", "Merge side", "side");
  hashes.merge = gitIn(folder, "rev-parse", "HEAD");
  mkdirSync(path.join(folder, "links"));
  symlinkSync("../net", path.join(folder, "links/inside"));
  symlinkSync("../../../../etc", path.join(folder, "links/outside"));
  hashes.job = commitFiles(folder, { "odd/a:b.c": "int odd;\n" }, "odd: names", "2026-02-01T10:00:00Z");
  hashes.newer = commitFiles(folder, { "net/sock.c": "int rewritten;\n" }, "net: newer", "2026-03-01T10:00:00Z");
  gitIn(folder, "tag", "v2.0");
  return () => rmSync(folder, { recursive: true, force: true });
});

function history(commit = hashes.job, gitDir = path.join(folder, ".git")): CodeHistory {
  return openCodeHistory({ gitDir, commit });
}

const everything = { ...wholeLog, limit: 20 };

/** Subjects of the commits that fit. */
async function subjects(query: Partial<LogQuery>): Promise<string[]> {
  const answer = await history().log({ ...everything, ...query });
  expect(answer.counted).toBe(answer.commits.length);
  return answer.commits.map(({ subject }) => subject);
}

test("the log begins with the job's commit, newest first, with the tree's own names", async () => {
  const { commits, counted, isComplete, hint } = await history().log({ ...everything, limit: 2 });
  expect(commits).toEqual([
    { hash: hashes.job, author: "Jo Doe", date: "2026-02-01T10:00:00Z", subject: "odd: names" },
    { hash: hashes.merge, author: "Jo Doe", date: "2026-01-02T03:04:05Z", subject: "Merge side" },
  ]);
  expect({ counted, isComplete, hint }).toEqual({ counted: 6, isComplete: true, hint: "" });
});

test.each<[string, Partial<LogQuery>, string[]]>([
  ["a file", { path: "net/sock.c" }, ["net: move, remove, add", "net: annotate a Data Race", "net: first"]],
  ["a directory", { path: "fs" }, ["fs: side"]],
  ["a link within the tree", { path: "links/inside/new.c" }, ["net: move, remove, add"]],
  ["what was removed", { path: "net/gone.c" }, ["net: move, remove, add", "net: first"]],
  ["a function", { path: "net/sock.c", definition: "sock_error" }, ["net: annotate a Data Race", "net: first"]],
  ["lines", { path: "net/sock.c", firstLine: 8, lastLine: 99 }, ["net: move, remove, add", "net: first"]],
  ["one line", { path: "net/sock.c", firstLine: 3 }, ["net: annotate a Data Race", "net: first"]],
  ["an odd name", { path: "odd/a:b.c", firstLine: 1 }, ["odd: names"]],
  ["a message, whatever its case", { message: "data race" }, ["net: annotate a Data Race"]],
  ["a message with marks of expressions", { message: "(without) a lock." }, ["net: annotate a Data Race"]],
  ["a text that was added", { change: "READ_ONCE(sk" }, ["net: annotate a Data Race"]],
  ["a changed line", { changeExpression: "return [12];", path: "net" }, ["net: move, remove, add", "net: first"]],
  ["days", { since: "2025-02-10", until: "2025-03-10" }, ["net: move, remove, add", "net: annotate a Data Race"]],
  ["nothing", { path: "net/gone.c", since: "2026-01-01" }, []],
])("the log of %s", async (_, query, expected) => {
  expect(await subjects(query)).toEqual(expected);
});

test("a path that never was is told", async () => {
  const answer = await history().log({ ...everything, path: "no/such.c" });
  expect(answer).toMatchObject({ commits: [], hint: "There is no no/such.c in the tree at the job's commit." });
});

test.each<[Partial<LogQuery>, string]>([
  [{ path: "../x" }, "leads out of the tree"],
  [{ path: "/etc" }, "is absolute"],
  [{ path: ":(top)net" }, 'begins with ":"'],
  [{ path: "links/outside/passwd" }, "leads out of the tree"],
  [{ firstLine: 3 }, "give its path"],
  [{ path: "net", firstLine: 3 }, "give its path"],
  [{ path: "net/sock.c", firstLine: 100 }, "has only 9 lines"],
  [{ path: "net/sock.c", lastLine: 3 }, "counted from 1"],
  [{ path: "net/sock.c", firstLine: 5, lastLine: 4 }, "the first one first"],
  [{ path: "net/sock.c", firstLine: 1, definition: "sock_error" }, "not both"],
  [{ path: "net/sock.c", definition: "tcp_poll" }, "defines no tcp_poll"],
  [{ path: "net/sock.c", definition: "sock_error", change: "x" }, "by path instead"],
  [{ path: "net/blob.bin", firstLine: 1 }, "binary"],
  [{ change: "a", changeExpression: "b" }, "not both"],
  [{ changeExpression: "a(b" }, "Git cannot answer"],
  [{ changeExpression: "((a{99}){99}){99}" }, "multiply to more than"],
  [{ message: "x".repeat(1001) }, "longer than"],
  [{ since: "yesterday" }, "2025-12-31"],
  [{ until: "2025-02-40" }, "2025-12-31"],
  [{ since: "--output=/tmp/x" }, "2025-12-31"],
])("the log of %j is refused", async (query, message) => {
  const answer = history().log({ ...everything, ...query });
  await expect(answer).rejects.toThrow(CodeQueryError);
  await expect(answer).rejects.toThrow(message);
});

test("texts that look like options are texts", async () => {
  const target = path.join(temporaryFolder(), "written");
  expect(await subjects({ message: `--output=${target}` })).toEqual([]);
  expect(await subjects({ change: `--output=${target}` })).toEqual([]);
  expect(await subjects({ path: `--output=${target.slice(1)}` })).toEqual([]);
  expect(await subjects({ path: "*" })).toEqual([]);
});

test("what a commit says and does", async () => {
  const answer = await history().show(hashes.both.slice(0, 8), "", 1, 100);
  expect(answer).toMatchObject({
    hash: hashes.both,
    parents: [hashes.race],
    author: "Jo Doe <test@example.org>",
    authorDate: "2025-03-10T10:00:00Z",
    message: "net: move, remove, add",
    hint: "",
  });
  expect(answer.files).toEqual([
    { path: "net/blob.bin", oldPath: "", added: null, removed: null },
    { path: "net/gone.c", oldPath: "", added: 0, removed: 1 },
    { path: "net/new.c", oldPath: "net/old.c", added: 0, removed: 0 },
    { path: "net/sock.c", oldPath: "", added: 1, removed: 1 },
  ]);
  expect(answer.diff.lines).toContain("-\treturn 1;");
  expect(answer.diff.totalLines).toBe(answer.diff.lines.length);
});

test("the diff of one file, in parts", async () => {
  const whole = (await history().show("HEAD~1^1^", "net/sock.c", 1, 100)).diff;
  expect(whole.lines[0]).toBe("diff --git a/net/sock.c b/net/sock.c");
  const part = (await history().show(hashes.race, "net/sock.c", 5, 2)).diff;
  expect(part).toEqual({ ...whole, firstLine: 5, lines: whole.lines.slice(4, 6) });
  expect((await history().show(hashes.race, "net/new.c", 1, 9)).hint).toBe("The commit changes nothing in net/new.c.");
});

test("the first commit adds everything, a merge is compared with its first parent", async () => {
  expect((await history().show("v1.0", "", 1, 10)).files).toHaveLength(4);
  const merge = await history().show(hashes.merge, "", 1, 10);
  expect(merge.files.map((file) => file.path)).toEqual(["fs/side.c"]);
  expect(merge.hint).toContain("merge");
});

test.each([
  ["HEAD^{/x}", "names no commit"],
  ["main", "There is no commit"],
  ["side", "There is no commit"],
  ["--output=/tmp/x", "names no commit"],
  ["-1", "names no commit"],
  ["v1.0..v2.0", "names no commit"],
  ["HEAD@{1}", "names no commit"],
  ["HEAD:net/sock.c", "names no commit"],
  [":/net", "names no commit"],
  ["abcdef", "There is no commit"],
  ["HEAD~900", "There is no commit"],
  ["", "names no commit"],
  ["a".repeat(10_000), "names no commit"],
  ["v2.0", "is not in the history of the job's commit"],
])("the commit %j is refused", async (revision, message) => {
  for (const ask of [() => history().show(revision, "", 1, 1), () => history().fileAt(revision, "net/sock.c", 1, 1)]) {
    const answer = ask();
    await expect(answer).rejects.toThrow(CodeQueryError);
    await expect(answer).rejects.toThrow(message);
  }
});

test("a newer commit is not shown by its hash either", async () => {
  await expect(history().show(hashes.newer, "", 1, 1)).rejects.toThrow("it is newer, or of another branch");
});

test("a file as it was", async () => {
  expect(await history().fileAt("v1.0", "net/sock.c", 3, 1)).toEqual({
    lines: ["\treturn sk->sk_err;"],
    firstLine: 3,
    totalLines: 9,
    isComplete: true,
  });
  expect(await history().fileAt("v1.0", "net/new.c", 1, 1)).toBeNull();
  await expect(history().fileAt("HEAD", "net/blob.bin", 1, 1)).rejects.toThrow("binary");
  await expect(history().fileAt("HEAD", "../x", 1, 1)).rejects.toThrow("leads out");
  await expect(history().fileAt("HEAD", "net/sock.c", 0, 1)).rejects.toThrow("counted from 1");
});

test("lines and where they come from, by groups", async () => {
  const answer = await history().blame("links/inside/sock.c", 2, 8);
  expect(answer?.totalLines).toBe(9);
  expect(answer?.groups.map(({ hash, firstLine, lines }) => [hash, firstLine, lines.length])).toEqual([
    [hashes.first, 2, 1],
    [hashes.race, 3, 1],
    [hashes.first, 4, 4],
    [hashes.both, 8, 1],
  ]);
  expect(answer?.groups[1]).toMatchObject({
    author: "Jo Doe",
    date: "2025-02-10T10:00:00Z",
    subject: "net: annotate a Data Race",
    lines: ["\treturn READ_ONCE(sk->sk_err);"],
    isCut: false,
  });
  expect(await history().blame("no/such.c", 1, 1)).toBeNull();
  expect(await history().blame("net", 1, 1)).toBeNull();
  await expect(history().blame("net/sock.c", 10, 12)).rejects.toThrow("has only 9 lines");
});

test("a repository without the history says so", async () => {
  const bare = path.join(temporaryFolder(), "shallow.git");
  gitIn(folder, "clone", "--quiet", "--bare", "--depth=1", `file://${folder}`, bare);
  const shallow = history(hashes.newer, bare);
  const log = await shallow.log({ ...everything, path: "net/sock.c" });
  expect(log).toMatchObject({ commits: [] });
  expect(log.hint).toContain("holds the job's commit without its history");
  const commit = await shallow.show("HEAD", "", 1, 10);
  expect(commit).toMatchObject({ subject: "net: newer", files: [] });
  expect(commit.hint).toContain("does not hold its parent");
  expect((await shallow.blame("net/sock.c", 1, 1))?.hint).toContain("without its history");
  await expect(shallow.show(hashes.first, "", 1, 1)).rejects.toThrow("without its history");
});

test("a part of the history is told to be one", async () => {
  const bare = path.join(temporaryFolder(), "shallow.git");
  gitIn(folder, "clone", "--quiet", "--bare", "--depth=2", `file://${folder}`, bare);
  const shallow = history(hashes.newer, bare);
  const log = await shallow.log({ ...everything, path: "net" });
  expect(log.commits.map(({ subject }) => subject)).toEqual(["net: newer"]);
  expect(log.hint).toContain("holds only the newer part");
  expect((await shallow.blame("odd/a:b.c", 1, 1))?.groups[0]).toMatchObject({ hash: hashes.job, isCut: true });
});

test("a snapshot without a past is told to be one", async () => {
  expect((await history(hashes.first).log(everything)).hint).toContain("a snapshot");
  expect((await history(hashes.first).blame("net/sock.c", 1, 2))?.hint).toContain("a snapshot");
  expect((await history(hashes.race).log(everything)).hint).toBe("");
});

test("a question ends with the job", async () => {
  const cancelled = AbortSignal.abort(new Error("cancelled by test"));
  const ended = openCodeHistory({ gitDir: path.join(folder, ".git"), commit: hashes.job, signal: cancelled });
  await expect(ended.log(everything)).rejects.toThrow("cancelled by test");
});

import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import path from "node:path";
import { expect, test, vi } from "vitest";
import { commitFiles, emptyRepository, gitIn, temporaryFolder } from "@/lib/testing/git-repository";
import { openTree } from "@/lib/testing/open-tree";
import { CodeQueryError } from "./code-index";
import { openCodeHistory } from "./open-history";
import { openCodeIndex } from "./open-index";

/* Names, expressions and files that were made to harm: answered within bounds, or refused in words. */

test.each([
  ["an empty name", ""],
  ["a name of blanks", " ".repeat(100_000)],
  ["a name of blanks before a letter", `${" ".repeat(100_000)}x`],
  ["a name of 10,000 characters", "x".repeat(10_000)],
  ["an option", "--help"],
  ["a command", "$(id)"],
  ["a path", "../../etc/passwd"],
  ["NUL", "a\0b"],
])("%s is no name", async (_, name) => {
  const folder = emptyRepository();
  const tree = await openTree(folder, commitFiles(folder, { "a.c": "int a;\n" }));
  const answer = tree.findDefinition(name, "");
  await expect(answer).rejects.toThrow(CodeQueryError);
  await expect(answer).rejects.toThrow("is no name");
});

const nested = `${"(".repeat(400)}a${")*".repeat(400)}`;

test.each([
  ["a group that repeats a repetition", "(a+)+$"],
  ["choices that overlap", "^(a|aa)+$"],
  ["counts of counts", "((a{1,255}){1,255}){1,255}"],
  ["deep nesting", nested],
  ["an end that is missing", "(((("],
  ["a class that is missing its end", "[a-"],
  ["too long a text", "a".repeat(10_000)],
])("an expression that explodes is refused in words: %s", async (_, expression) => {
  const folder = emptyRepository();
  const tree = await openTree(folder, commitFiles(folder, { "a.c": `${"a".repeat(200)}b\n` }));
  await expect(tree.grep(expression, "", 9)).rejects.toThrow(CodeQueryError);
  await expect(tree.grep(expression, "", 9)).rejects.toThrow(/\. |\.$/);
});

test("where git was built without Perl's expressions, POSIX ones are taken, within bounds", async () => {
  const folder = emptyRepository();
  const tree = await openTree(folder, commitFiles(folder, { "a.c": "int abc;\nint bcd;\n" }));
  const programs = temporaryFolder();
  const git = execFileSync("sh", ["-c", "command -v git"], { encoding: "utf8" }).trim();
  const refusal = "fatal: cannot use Perl-compatible regexes when not compiled with USE_LIBPCRE";
  const wrapper = `for word; do [ "$word" = --perl-regexp ] && { echo "${refusal}" >&2; exit 128; }; done\nexec ${git} "$@"\n`;
  writeFileSync(path.join(programs, "git"), `#!/bin/sh\n${wrapper}`, { mode: 0o755 });
  vi.stubEnv("PATH", [programs, path.dirname(git), "/usr/bin", "/bin"].join(":"));
  try {
    expect((await tree.grep("\\<(abc|x+)\\>", "", 9)).matches).toEqual([{ path: "a.c", line: 1, text: "int abc;" }]);
    await expect(tree.grep("(?=a)b", "", 9)).rejects.toThrow("The search failed");
    await expect(tree.grep("((a{99}){99}){99}", "", 9)).rejects.toThrow("multiply to more than");
  } finally {
    vi.unstubAllEnvs();
  }
});

test("an expression that matches everything is cut, and counted", async () => {
  const folder = emptyRepository();
  const tree = await openTree(folder, commitFiles(folder, { "a.c": "\n".repeat(5000), "b.c": "int b;\n" }));
  const answer = await tree.grep("", "", 10).catch(() => tree.grep("^", "", 10));
  expect(answer).toMatchObject({ counted: 5001, isComplete: true, truncated: true });
  expect(answer.matches).toHaveLength(10);
});

test("a file of 100 MB is refused, or searched, and hides nothing else", async () => {
  const folder = emptyRepository();
  gitIn(folder, "config", "core.compression", "0");
  const size = 100 * 1024 * 1024;
  const huge = Buffer.alloc(size, "int huge_name;\n");
  const commit = commitFiles(folder, {
    "huge.c": huge,
    "small.c": "int huge_name = 1;\nint small_name;\n",
    "large.c": huge.subarray(0, size / 5),
  });
  const gitDir = path.join(folder, ".git");
  const building = await openCodeIndex({ gitDir, commit, cacheDir: temporaryFolder() });
  const early = await building.findDefinition("huge_name", "large.c");
  await building.settle(20_000);
  const late = ["huge.c", "large.c"].map((context) => building.findDefinition("huge_name", context));
  for (const { best } of [early, ...(await Promise.all(late))]) {
    expect(best).toMatchObject({ path: "small.c", nameLine: 1 });
  }
  await expect(building.readFile("huge.c", 1, 1)).rejects.toThrow(/huge.c has 104857600 bytes.*64 MiB/);
  await expect(building.fileIndex("huge.c")).rejects.toThrow(/16 MiB/);
  const found = await building.grep("huge_name", "huge.c", 3);
  expect(found).toMatchObject({ truncated: true });
  expect(found.matches.map(({ line }) => line)).toEqual([1, 2, 3]);
  const history = openCodeHistory({ gitDir, commit });
  await expect(history.blame("huge.c", 1, 1)).rejects.toThrow(/16 MiB/);
  await expect(history.fileAt("HEAD", "huge.c", 1, 1)).rejects.toThrow(/64 MiB/);
  const shown = await history.show("HEAD", "", 1, 5);
  expect(shown.diff).toMatchObject({ isComplete: false });
  expect(shown.files.map((file) => file.path)).toEqual(["huge.c", "large.c", "small.c"]);
}, 60_000);

test("a file of millions of definitions is listed up to a bound", async () => {
  const folder = emptyRepository();
  const tree = await openTree(folder, commitFiles(folder, { "dense.c": `enum e {\n${"a,".repeat(2_000_000)}\n};\n` }));
  expect(await tree.fileIndex("dense.c")).toHaveLength(250_000);
}, 30_000);

test("a line of 20 MB is cut wherever it is shown", async () => {
  const folder = emptyRepository();
  const line = `int long_line = ${"1".repeat(20 * 1024 * 1024)};`;
  const tree = await openTree(folder, commitFiles(folder, { "long.txt": `${line}\nint next;\n` }));
  const read = await tree.readFile("long.txt", 1, 2);
  expect(read?.text.length).toBeLessThan(3000);
  expect(read?.totalLines).toBe(2);
  const found = await tree.grep("long_line", "", 3);
  expect(found.matches).toMatchObject([{ path: "long.txt", line: 1 }]);
  expect(found.matches[0]?.text.length).toBeLessThan(500);
}, 30_000);

test("binary files, other encodings and line ends", async () => {
  const folder = emptyRepository();
  const commit = commitFiles(folder, {
    "crlf.c": "int crlf(void)\r\n{\r\n\treturn 1;\r\n}\r\n",
    "latin.c": Buffer.from("int latin(void) /* \xfc */\n{\n}\n", "latin1"),
    "binary.c": "\0int binary_name(void)\n{\n}\n",
    "late.c": `int late_nul(void)\n{\n${"\n".repeat(9000)}\0\n}\n`,
  });
  const tree = await openTree(folder, commit);
  expect((await tree.findDefinition("crlf", "")).best?.source).toBe("int crlf(void)\n{\n\treturn 1;\n}");
  expect((await tree.readFile("latin.c", 1, 1))?.text).toBe("int latin(void) /* \ufffd */");
  await expect(tree.readFile("binary.c", 1, 1)).rejects.toThrow("binary file");
  expect((await tree.readFile("late.c", 9003, 1))?.text).toBe("\ufffd");
  expect((await tree.findDefinition("late_nul", "")).best?.lastLine).toBe(9004);
  expect((await tree.findDefinition("binary_name", "")).best).toMatchObject({ path: "binary.c" });
  expect((await tree.grep("crlf", "", 1)).matches[0]?.text).toBe("int crlf(void)");
  const history = openCodeHistory({ gitDir: path.join(folder, ".git"), commit });
  expect((await history.show("HEAD", "binary.c", 1, 99)).diff.lines.at(-1)).toContain("Binary files");
});

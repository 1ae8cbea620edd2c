import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { beforeAll, expect, test } from "vitest";
import { readyCodeTree } from "@/lib/testing/code-tree";
import { commitFiles, gitIn, temporaryFolder } from "@/lib/testing/git-repository";
import { type CodeIndex, CodeQueryError } from "./code-index";
import { openCodeIndex } from "./open-index";

const files = {
  "include/net/sock.h":
    "/**\n * struct sock - a socket\n */\nstruct sock {\n\tint sk_err;\n\tint sk_state;\n};\nint sock_poll(struct sock *sk);\n",
  "net/poll.c":
    "#include <net/sock.h>\n\n/* Waits. */\nint sock_poll(struct sock *sk)\n{\n\treturn sk->sk_err;\n}\n\nstatic int helper(void)\n{\n\treturn 1;\n}\n",
  "net/other.c": "static int helper(void)\n{\n\treturn 2;\n}\n",
  "fs/select.c": "SYSCALL_DEFINE2(waitfor, int, a, int, b)\n{\n\treturn a;\n}\n",
  "tools/testing/selftests/fake.c": "struct sock {\n\tint fake;\n};\n",
  "Documentation/words.txt": "one\ntwo\nthree",
  "drivers/latin1.c": "",
  "drivers/firmware.bin": "\0\x01\x02",
  "empty/.keep": "",
};

let gitDir = "";
let commit = "";

beforeAll(() => {
  const folder = mkdtempSync(path.join(tmpdir(), "assay-test-"));
  gitDir = path.join(folder, ".git");
  gitIn(folder, "init", "--quiet", "--initial-branch=main");
  commitFiles(folder, files);
  writeFileSync(path.join(folder, "drivers/latin1.c"), Buffer.from("/* J\xfcrgen */\nint latin;\r\n", "latin1"));
  commit = commitFiles(folder, {});
  return () => rmSync(folder, { recursive: true, force: true });
});

/** The tree with an empty cache: its index is still to be built. */
function openTree(): Promise<CodeIndex> {
  return openCodeIndex({ gitDir, commit, cacheDir: temporaryFolder() });
}

async function readyTree(): Promise<CodeIndex> {
  const tree = await openTree();
  expect((await tree.settle(10_000)).state).toBe("ready");
  return tree;
}

test.each(["sock", "struct sock", "struct  sock"])(
  "%s is the struct of the kernel, not that of a test",
  async (name) => {
    const { best, others } = await (await readyTree()).findDefinition(name, "");
    expect(best).toMatchObject({
      kind: "struct",
      path: "include/net/sock.h",
      firstLine: 4,
      lastLine: 7,
      commentLine: 1,
    });
    expect(best?.source).toBe("struct sock {\n\tint sk_err;\n\tint sk_state;\n};");
    expect(others.map((other) => `${other.kind} ${other.path}:${other.nameLine}`)).toEqual([
      "struct tools/testing/selftests/fake.c:1",
    ]);
  },
);

test("a function is found behind its prototype, whatever context file is given", async () => {
  const tree = await readyTree();
  for (const context of ["", "net/poll.c", "fs/select.c", "no/such.c", "../outside", "/absolute", "net"]) {
    const { best } = await tree.findDefinition("sock_poll", context);
    expect(best).toMatchObject({ kind: "function", path: "net/poll.c", firstLine: 4, lastLine: 7 });
  }
});

test("the context file decides between equals", async () => {
  const tree = await readyTree();
  for (const file of ["net/poll.c", "net/other.c"]) {
    const { best, others } = await tree.findDefinition("helper", file);
    expect(best?.path).toBe(file);
    expect(others).toHaveLength(1);
  }
});

test("fields, alone and by their struct", async () => {
  const tree = await readyTree();
  const bare = await tree.findDefinition("sk_err", "");
  expect(bare.best).toMatchObject({ kind: "field", path: "include/net/sock.h", nameLine: 5, source: "\tint sk_err;" });
  expect(bare.hint).toContain("field of sock");
  expect((await tree.findDefinition("sock::fake", "")).best?.path).toBe("tools/testing/selftests/fake.c");
  expect((await tree.findDefinition("other::sk_err", "")).best).toBeNull();
});

test("enumerators, and macros that stand for a field", async () => {
  const text =
    "struct pipe {\n\tstruct { int width; } flow;\n};\n#define p_width flow.width\nenum end { OPEN, SHUT };\n";
  const tree = await readyCodeTree({ "include/pipe.h": text });
  const { best, hint } = await tree.findDefinition("SHUT", "");
  expect(best).toMatchObject({ kind: "enumerator", nameLine: 5 });
  expect(hint).toBe("SHUT is an enumerator of end.");
  const standIn = await tree.findDefinition("struct pipe::p_width", "");
  expect(standIn.best).toMatchObject({ kind: "macro", source: "#define p_width flow.width" });
  expect(standIn.hint).toBe("p_width is no field of pipe, but a macro in the same file.");
});

test("a name that a macro makes", async () => {
  const { best, hint } = await (await readyTree()).findDefinition("__x64_sys_waitfor", "");
  expect(best).toMatchObject({ name: "waitfor", path: "fs/select.c", firstLine: 1, lastLine: 4 });
  expect(hint).toBe("__x64_sys_waitfor is made by SYSCALL_DEFINE2(waitfor, …) at fs/select.c:1.");
});

test("a name that is missing gets help", async () => {
  const tree = await readyTree();
  expect((await tree.findDefinition("sock_pol", "")).hint).toBe(
    "There is no definition of sock_pol in this tree. Near names: sock_poll. No source file holds the word.",
  );
  expect((await tree.findDefinition("my_waitfor", "")).hint).toContain(
    "A macro may make it: SYSCALL_DEFINE2(waitfor, …) at fs/select.c:1.",
  );
  expect((await tree.findDefinition("b", "")).hint).toContain("The word occurs in fs/select.c.");
});

test("questions that need no index do not begin to build one", async () => {
  const tree = await openTree();
  await tree.directory("net");
  await tree.readFile("net/poll.c", 1, 9);
  await tree.fileIndex("net/poll.c");
  await tree.grep("sk_err", "", 10);
  // To ask how far it is begins it.
  expect(tree.progress()).toMatchObject({ state: "building", filesTotal: 0 });
});

test("questions are answered before the index is ready, as they are after", async () => {
  const tree = await openTree();
  expect(tree.progress().state).toBe("building");
  const names = ["struct sock", "sock_poll", "__x64_sys_waitfor", "sk_err"];
  const bestOf = async (name: string) => (await tree.findDefinition(name, "")).best;
  const early = await Promise.all(names.map(bestOf));
  await tree.settle(10_000);
  expect(early).toEqual(await Promise.all(names.map(bestOf)));
  expect(early).not.toContain(null);
});

test("the definitions of a file, declarations left out", async () => {
  const tree = await openTree();
  const outline = (await tree.fileIndex("include/net/sock.h"))?.map(({ kind, name }) => `${kind} ${name}`);
  expect(outline).toEqual(["struct sock", "field sk_err", "field sk_state"]);
  expect(await tree.fileIndex("Documentation/words.txt")).toEqual([]);
  expect(await tree.fileIndex("no/such.c")).toBeNull();
  expect(await tree.fileIndex("net")).toBeNull();
});

test("directories", async () => {
  const tree = await openTree();
  expect(await tree.directory("")).toEqual({
    directories: ["Documentation", "drivers", "empty", "fs", "include", "net", "tools"],
    files: [],
  });
  expect(await tree.directory("net/")).toEqual({ directories: [], files: ["other.c", "poll.c"] });
  expect(await tree.directory("net/poll.c")).toBeNull();
  expect(await tree.directory("no")).toBeNull();
});

test("lines of files", async () => {
  const tree = await openTree();
  const words = "Documentation/words.txt";
  expect(await tree.readFile(words, 2, 1)).toEqual({ text: "two", firstLine: 2, totalLines: 3 });
  expect(await tree.readFile(words, 1, 100)).toEqual({ text: "one\ntwo\nthree", firstLine: 1, totalLines: 3 });
  expect(await tree.readFile(words, 9, 100)).toEqual({ text: "", firstLine: 9, totalLines: 3 });
  expect(await tree.readFile("drivers/latin1.c", 1, 9)).toEqual({
    text: "/* J\ufffdrgen */\nint latin;",
    firstLine: 1,
    totalLines: 2,
  });
  expect(await tree.readFile("empty/.keep", 1, 9)).toEqual({ text: "", firstLine: 1, totalLines: 0 });
  expect(await tree.readFile("no/such.c", 1, 9)).toBeNull();
  await expect(tree.readFile("drivers/firmware.bin", 1, 9)).rejects.toThrow("binary");
  await expect(tree.readFile(words, 0, 9)).rejects.toThrow(CodeQueryError);
  await expect(tree.readFile(words, 1.5, 9)).rejects.toThrow(CodeQueryError);
});

test("a regular expression over the tree, a folder or a file", async () => {
  const tree = await openTree();
  expect(await tree.grep("sk_(err|state)", "", 10)).toEqual({
    matches: [
      { path: "include/net/sock.h", line: 5, text: "\tint sk_err;" },
      { path: "include/net/sock.h", line: 6, text: "\tint sk_state;" },
      { path: "net/poll.c", line: 6, text: "\treturn sk->sk_err;" },
    ],
    counted: 3,
    isComplete: true,
    truncated: false,
  });
  expect((await tree.grep("sk_err", "net/", 10)).matches).toHaveLength(1);
  expect(await tree.grep("helper", "net", 1)).toEqual({
    matches: [{ path: "net/other.c", line: 1, text: "static int helper(void)" }],
    counted: 2,
    isComplete: true,
    truncated: true,
  });
  expect((await tree.grep("\\<nowhere_at_all\\>", "", 10)).counted).toBe(0);
  expect((await tree.grep("\\<helper\\>", "net", 10)).counted).toBe(2);
});

test.each([
  ["foo(", "", "The search failed"],
  ["", "", "empty"],
  ["a\nb", "", "line break"],
  ["x", "no/such", "no directory or file"],
  ["x", "../..", "leads out of the tree"],
  ["x", "/etc", "absolute"],
  ["x", ":(top)", "begins with"],
  ["x", "net*", "no directory or file"],
])("grep %j in %j is refused", async (expression, prefix, message) => {
  const answer = (await openTree()).grep(expression, prefix, 10);
  await expect(answer).rejects.toThrow(CodeQueryError);
  await expect(answer).rejects.toThrow(message);
});

test("arguments that look like options are none", async () => {
  const tree = await openTree();
  expect((await tree.grep("--open-files-in-pager=touch /tmp/x", "", 10)).matches).toEqual([]);
  expect(await tree.readFile("--help", 1, 1)).toBeNull();
  expect(await tree.directory("-r")).toBeNull();
});

test("an index is opened once, of a bare repository as of another", async () => {
  const bare = temporaryFolder();
  gitIn(bare, "clone", "--quiet", "--bare", gitDir, "mirror.git");
  const options = { gitDir: path.join(bare, "mirror.git"), commit, cacheDir: temporaryFolder() };
  const tree = await openCodeIndex(options);
  expect(await openCodeIndex({ ...options })).toBe(tree);
  expect((await tree.findDefinition("sock_poll", "")).best?.path).toBe("net/poll.c");
});

test.each([
  ["a revision that is no hash", "HEAD", "no full commit hash"],
  ["a commit that is not there", "0".repeat(40), "has no commit"],
])("%s is refused", async (_, revision, message) => {
  const opening = openCodeIndex({ gitDir, commit: revision, cacheDir: temporaryFolder() });
  await expect(opening).rejects.toThrow(message);
});

test("a repository that is not there is an error that says so", async () => {
  const opening = openCodeIndex({ gitDir: "/nonexistent", commit: "0".repeat(40), cacheDir: temporaryFolder() });
  await expect(opening).rejects.toThrow("not a git repository");
});

test("with more trees than are kept in memory, the first still answers", async () => {
  const first = await readyTree();
  for (let i = 0; i < 4; i++) await readyTree();
  expect((await first.findDefinition("struct sock", "")).best?.path).toBe("include/net/sock.h");
  expect((await first.settle(10_000)).state).toBe("ready");
});

import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { beforeAll, expect, test } from "vitest";
import { commitFiles, emptyRepository, gitIn } from "@/lib/testing/git-repository";
import { openTree } from "@/lib/testing/open-tree";
import { wholeLog } from "./code-history";
import { CodeQueryError } from "./code-index";
import { openCodeHistory } from "./open-history";

/* Paths and names that were made to harm: refused in words, or taken for what they are. */

const everything = { ...wholeLog, limit: 20 };

/** A tree with symbolic links of every kind, and a submodule. */
function treeOfLinks(): { folder: string; commit: string } {
  const folder = mkdtempSync(path.join(tmpdir(), "assay-test-"));
  gitIn(folder, "init", "--quiet", "--initial-branch=main");
  for (const name of ["net", "links"]) mkdirSync(path.join(folder, name));
  const targets = {
    "links/file.c": "../net/poll.c",
    "links/folder": "../net",
    "links/chain": "folder/poll.c",
    "links/through": "folder/../net/poll.c",
    "links/absolute.c": "/etc/passwd",
    "links/outside": "../../etc",
    "links/nothing": "../net/none.c",
    "links/circle": "circle",
    "links/long": `../${"x".repeat(3000)}`,
  };
  for (const [name, target] of Object.entries(targets)) symlinkSync(target, path.join(folder, name));
  const first = commitFiles(folder, { "net/poll.c": "int tcp_poll(void)\n{\n\treturn 1;\n}\n" });
  gitIn(folder, "update-index", "--add", "--cacheinfo", `160000,${first},vendor/module`);
  gitIn(folder, "commit", "--quiet", "--message", "module");
  return { folder, commit: gitIn(folder, "rev-parse", "HEAD") };
}

let links = { folder: "", commit: "" };

beforeAll(() => {
  links = treeOfLinks();
  // Only the commit counts, not what is in the checkout.
  rmSync(path.join(links.folder, "net"), { recursive: true });
  return () => rmSync(links.folder, { recursive: true, force: true });
});

test("links within the tree are followed, at the commit", async () => {
  const tree = await openTree(links.folder, links.commit);
  for (const link of ["links/file.c", "links/folder/poll.c", "links/chain", "links/through"]) {
    expect(await tree.readFile(link, 3, 1)).toEqual({ text: "\treturn 1;", firstLine: 3, totalLines: 4 });
    expect((await tree.grep("return", link, 9)).matches).toEqual([
      { path: "net/poll.c", line: 3, text: "\treturn 1;" },
    ]);
  }
  expect((await tree.grep("return", "links/folder", 9)).matches).toHaveLength(1);
  expect((await tree.directory("links/folder"))?.files).toEqual(["poll.c"]);
  expect((await tree.fileIndex("links/file.c"))?.map(({ name }) => name)).toEqual(["tcp_poll"]);
  expect((await tree.findDefinition("tcp_poll", "links/file.c")).best?.path).toBe("net/poll.c");
});

test.each([
  ["links/absolute.c", "leads to /etc/passwd, out of the tree"],
  ["links/outside/passwd", "leads out of the tree"],
  ["links/outside/x.c", "leads out of the tree"],
  ["links/nothing", "leads to net/none.c, which is not there"],
  ["links/circle", "leads in a circle"],
  ["links/circle/x.c", "leads in a circle"],
  ["links/long", "which is not there"],
  ["vendor/module", "is a submodule"],
  ["vendor/module/x.c", "is a submodule"],
  ["../../etc/passwd", "leads out of the tree"],
  ["net/../../etc/passwd", "leads out of the tree"],
  ["/etc/passwd", "is absolute"],
  ["net/poll.c\0", "control characters"],
  ["net/poll.c\n", "control characters"],
  ["x".repeat(10_000), "longer than 4096 bytes"],
  [":(exclude)net", 'begins with ":"'],
])("%j is refused by every question, in words", async (place, message) => {
  const { folder, commit } = links;
  const tree = await openTree(folder, commit);
  const history = openCodeHistory({ gitDir: path.join(folder, ".git"), commit });
  const questions = {
    readFile: () => tree.readFile(place, 1, 1),
    fileIndex: () => tree.fileIndex(place),
    directory: () => tree.directory(place),
    grep: () => tree.grep("x", place, 1),
    log: () => history.log({ ...everything, path: place }),
    blame: () => history.blame(place, 1, 1),
    fileAt: () => history.fileAt("HEAD", place, 1, 1),
  };
  for (const [name, ask] of Object.entries(questions)) {
    const answer = ask();
    await expect(answer, name).rejects.toThrow(CodeQueryError);
    await expect(answer, name).rejects.toThrow(message);
    const { message: words } = await answer.then(
      () => new Error(),
      (error: Error) => error,
    );
    expect(words.length, name).toBeLessThan(600);
  }
  // As a context it does no harm.
  expect((await tree.findDefinition("tcp_poll", place)).best?.path).toBe("net/poll.c");
});

test.each(["$(touch x).c", "`id`;x.c", "a b'c\".c", "--help.c", "*.c", "[x]?.c", "a\\b.c", "ü→.c", "-"])(
  "a file named %j is read and searched",
  async (name) => {
    const folder = emptyRepository();
    const commit = commitFiles(folder, { [name]: "int odd_one(void)\n{\n}\n", "other.c": "int odd_two;\n" }, "odd");
    const tree = await openTree(folder, commit);
    const history = openCodeHistory({ gitDir: path.join(folder, ".git"), commit });
    expect((await tree.readFile(name, 1, 1))?.text).toBe("int odd_one(void)");
    expect((await tree.directory(""))?.files).toContain(name);
    expect((await tree.grep("odd_", name, 9)).matches).toEqual([{ path: name, line: 1, text: "int odd_one(void)" }]);
    if (name.endsWith(".c")) expect((await tree.findDefinition("odd_one", name)).best?.path).toBe(name);
    expect((await history.log({ ...everything, path: name })).counted).toBe(1);
    expect((await history.show("HEAD", name, 1, 99)).diff.lines).toContain("+int odd_one(void)");
    expect((await history.blame(name, 1, 3))?.groups).toMatchObject([{ hash: commit, firstLine: 1 }]);
    expect(existsSync(path.join(folder, "x"))).toBe(false);
  },
);

test("names with line breaks, and of bytes that are no text, are listed and harm nobody", async () => {
  const folder = emptyRepository();
  const raw = Buffer.concat([Buffer.from(`${folder}/`), Buffer.from([0xff, 0xfe]), Buffer.from(".c")]);
  writeFileSync(raw, "int raw_name(void)\n{\n}\n");
  const commit = commitFiles(folder, { "new\nline.c": "int line_name(void)\n{\n}\n" });
  const tree = await openTree(folder, commit);
  expect((await tree.directory(""))?.files).toEqual(["new\nline.c", "\ufffd\ufffd.c"]);
  expect((await tree.grep("_name", "", 9)).matches.map(({ path: place }) => place)).toEqual([
    "new\nline.c",
    "\ufffd\ufffd.c",
  ]);
  for (const name of ["line_name", "raw_name"]) {
    expect(await tree.findDefinition(name, "")).toMatchObject({ best: { name, source: "" } });
  }
});

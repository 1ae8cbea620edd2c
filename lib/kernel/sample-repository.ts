import { createHash, randomUUID } from "node:crypto";
import { access, mkdir, readdir, readFile, rename, rm, stat } from "node:fs/promises";
import path from "node:path";
import { runGit } from "./git";
import { KernelError } from "./repository";

/** Text of the files by their paths. */
export type SampleTree = ReadonlyMap<string, string>;

const SHIPPED = path.join(import.meta.dirname, "sample", "tree");
const BRANCH = "refs/heads/main";
/** Author, date and message are part of the hash: they never change. */
const PERSON = "assay <assay@localhost> 1767225600 +0000";
const MESSAGE = "A small tree in the style of a kernel\n";
/** Temporary folders that are older were left behind by a process that was killed. */
const ABANDONED_AFTER_MS = 10 * 60_000;

/** The shipped tree. Line ends are normalised, so that a checkout which changed them gives the same repository. */
export async function readSampleTree(): Promise<SampleTree> {
  const entries = await readdir(SHIPPED, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
  const texts = await Promise.all(
    files.map(async (file): Promise<[string, string]> => {
      const text = await readFile(file, "utf8");
      return [path.relative(SHIPPED, file).split(path.sep).join("/"), text.replace(/\r\n/g, "\n")];
    }),
  );
  return new Map(texts.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/**
 * Makes the bare repository of the shipped tree under `home` unless it is there, and returns its folder. The hash of its
 * one commit, on branch main, is the same on every machine. Several processes may ask at once, and one that is killed
 * leaves nothing that another would take for the repository. Rejects with {@link KernelError} when git fails.
 */
export async function ensureSampleRepository(home: string): Promise<string> {
  const tree = await readSampleTree();
  const folder = path.join(home, "sample");
  // Another version of assay ships another tree: each has its own folder, and old jobs keep theirs.
  const target = path.join(folder, `${createHash("sha256").update(importStream(tree)).digest("hex").slice(0, 40)}.git`);
  if (await exists(target)) return target;
  await removeAbandoned(folder);
  await makeSampleRepository({ tree, target });
  return target;
}

/**
 * Makes a bare repository of `tree` in the folder `target`, which appears whole or not at all; one that is there already
 * is left as it is. For trees that differ from the shipped one, e.g. in tests. Rejects with {@link KernelError}.
 */
export async function makeSampleRepository({ tree, target }: { tree: SampleTree; target: string }): Promise<void> {
  const parent = path.dirname(target);
  await mkdir(parent, { recursive: true });
  const temporary = path.join(parent, `tmp-${randomUUID()}`);
  try {
    await runGit([
      "init",
      "--quiet",
      "--bare",
      "--template=",
      "--object-format=sha1",
      "--initial-branch=main",
      temporary,
    ]);
    await runGit(["fast-import", "--quiet"], { gitDir: temporary, input: importStream(tree) });
    await publish(temporary, target);
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}

/**
 * The commit as `git fast-import` takes it: no index, work tree, filter, hook or signature is involved, so nothing in a
 * person's configuration can change the hash.
 */
function importStream(tree: SampleTree): string {
  const files = [...tree].map(([file, text]) => {
    if (!/^\w[\w.+/-]*$/.test(file)) throw new KernelError(`The sample tree cannot hold a file named "${file}".`);
    return `M 100644 inline ${file}\n${dataOf(text)}`;
  });
  return [
    `commit ${BRANCH}\n`,
    `author ${PERSON}\n`,
    `committer ${PERSON}\n`,
    dataOf(MESSAGE),
    ...files,
    "done\n",
  ].join("");
}

function dataOf(text: string): string {
  return `data ${Buffer.byteLength(text)}\n${text}\n`;
}

/** Gives the finished repository its name. Whoever comes second keeps the first one's. */
async function publish(temporary: string, target: string): Promise<void> {
  try {
    await rename(temporary, target);
  } catch (error) {
    if (await exists(target)) return;
    throw new KernelError(`The sample repository could not be put at ${target}: ${String(error)}`, { cause: error });
  }
}

async function removeAbandoned(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const name of await readdir(folder)) {
    if (!name.startsWith("tmp-")) continue;
    const temporary = path.join(folder, name);
    const { mtimeMs } = await stat(temporary).catch(() => ({ mtimeMs: Number.POSITIVE_INFINITY }));
    if (Date.now() - mtimeMs > ABANDONED_AFTER_MS) await rm(temporary, { recursive: true, force: true });
  }
}

async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}

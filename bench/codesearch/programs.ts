import { existsSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { listSourceFiles } from "@/lib/codesearch/index/source-files";
import { measured, type Taken } from "./commands";
import type { KernelSource } from "./kernel-source";
import { megabytes } from "./table";

/*
 * What is measured: our index and the programs beside it, each as a process of its own, its start included.
 */

/** One measurement. */
export interface Measurement extends Taken {
  /** What it made. */
  readonly note: string;
}

/** A word that the programs without an index search for. */
const WORD = "sk_buff";
const patterns = ["*.c", "*.h", "*.S"];
const builder = path.join(import.meta.dirname, "build-index.ts");

/** Our index of a commit, from the process's start until every question is answered from it. */
export async function ourIndex(
  { gitDir, commit }: Pick<KernelSource, "gitDir" | "commit">,
  cacheDir: string,
  mode: "all" | "definitions" = "all",
): Promise<Measurement> {
  const program = [process.execPath, "--import", "tsx", builder, gitDir, commit, cacheDir, mode];
  const taken = await measured(program);
  const { readySeconds, state, filesTotal, filesCached, size } = JSON.parse(taken.output);
  if (state !== "ready") throw new Error(`The index is ${state}.`);
  const count = (value: number) => `${(value / 1e6).toFixed(2)} M`;
  const identifiers = size.identifiers === 0 ? "" : `, ${count(size.identifiers)} of identifiers in files`;
  const note = `${filesTotal} files, ${filesCached} from the cache; ${count(size.definitions)} definitions${identifiers}`;
  return { ...taken, seconds: readySeconds, note };
}

/** Where {@link ctagsOfSame} leaves its tags: what accuracy is measured against. */
export function tagsFile(scratch: string): string {
  return path.join(scratch, "tags");
}

/** universal-ctags over the files that we index, C only, unsorted: the least it can do. */
export async function ctagsOfSame(source: KernelSource, scratch: string): Promise<Measurement> {
  const list = path.join(scratch, "files");
  if (!existsSync(list)) {
    const files = await listSourceFiles(source.gitDir, source.commit);
    const paths = files.map(({ path: file }) => file).filter((file) => /\.[ch]$/.test(file));
    writeFileSync(list, `${paths.join("\n")}\n`);
  }
  const out = tagsFile(scratch);
  const languages = ["--languages=C", "--langmap=C:.c.h"];
  return ctags(["-L", list, ...languages, "--fields=nk", "--sort=no"], source.tree, out);
}

/** `ctags -R`: what a person types to get tags of the tree. */
export function ctagsOfTree(source: KernelSource, scratch: string): Promise<Measurement> {
  return ctags(["-R"], source.tree, path.join(scratch, "tags-of-tree"));
}

async function ctags(args: readonly string[], tree: string, out: string): Promise<Measurement> {
  const taken = await measured(["ctags", ...args, "-f", out], { cwd: tree });
  return { ...taken, note: `${megabytes(statSync(out).size)} of tags` };
}

/** ripgrep for one word, over all files: it would pass over those that a .gitignore names. */
export async function ripgrep({ tree }: KernelSource): Promise<Measurement> {
  const globs = patterns.flatMap((pattern) => ["-g", pattern]);
  const program = ["rg", "--no-ignore", "--hidden", "-n", "-w", "-F", ...globs, WORD, "."];
  const taken = await measured(program, { cwd: tree, outputFile: "/dev/null" });
  return { ...taken, note: `one search, \`${WORD}\`` };
}

/** git grep for the same word at the commit. */
export async function gitGrep({ gitDir, commit }: KernelSource): Promise<Measurement> {
  const program = ["git", `--git-dir=${gitDir}`, "grep", "-n", "-w", "-F", "-e", WORD, commit, "--", ...patterns];
  return { ...(await measured(program, { outputFile: "/dev/null" })), note: `one search, \`${WORD}\`` };
}

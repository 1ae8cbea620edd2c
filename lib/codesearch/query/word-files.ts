import { runGit } from "@/lib/codesearch/git/git-process";
import { coreParts } from "@/lib/codesearch/index/core-folders";
import { leftOut } from "@/lib/codesearch/index/source-files";

/** Bounds of a search. A word that is in more output is everywhere. */
const limits = { milliseconds: 20_000, bytes: 32 * 1024 * 1024 };
/** Names that one search looks for; each makes it slower by a twentieth. */
const MOST_NAMES = 50;
/** Time in which names are gathered for a search: calls of one turn do not all come at once. */
const GATHER_MS = 30;
/** Names whose files are remembered. */
const MOST_KNOWN = 500;

/** Paths of files that hold a word; null when it is in too many. */
export type FilesOfWord = readonly string[] | null;

interface Asked {
  readonly name: string;
  readonly resolve: (files: FilesOfWord) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Finds the files outside of the index's core that hold a word, as long as they are not indexed: one search of the tree at a time, for
 * all names that were asked for meanwhile. Comments and literals count too. Folders that are never indexed are left out.
 */
export class WordFiles {
  readonly #gitDir: string;
  readonly #commit: string;
  readonly #giveWayTo: <T>(search: Promise<T>) => Promise<T>;
  readonly #known = new Map<string, Promise<FilesOfWord>>();
  #waiting: Asked[] = [];
  #isSearching = false;

  /** `giveWayTo` is told of each search. */
  constructor(gitDir: string, commit: string, giveWayTo: <T>(search: Promise<T>) => Promise<T>) {
    this.#gitDir = gitDir;
    this.#commit = commit;
    this.#giveWayTo = giveWayTo;
  }

  /** `name` is an identifier. Rejects when git fails. */
  holding(name: string): Promise<FilesOfWord> {
    const known = this.#known.get(name);
    if (known !== undefined) return known;
    if (this.#known.size >= MOST_KNOWN) this.#known.clear();
    const asking = new Promise<FilesOfWord>((resolve, reject) => this.#waiting.push({ name, resolve, reject }));
    this.#known.set(name, asking);
    if (!this.#isSearching) setTimeout(() => void this.#searchAll(), GATHER_MS);
    this.#isSearching = true;
    return asking;
  }

  async #searchAll(): Promise<void> {
    while (this.#waiting.length > 0) {
      const asked = this.#waiting.splice(0, MOST_NAMES);
      try {
        const found = await this.#giveWayTo(this.#search(asked.map(({ name }) => name)));
        for (const { name, resolve } of asked) resolve(found === null ? null : [...(found.get(name) ?? [])].sort());
      } catch (error) {
        for (const { name, reject } of asked) {
          this.#known.delete(name);
          reject(error);
        }
      }
    }
    this.#isSearching = false;
  }

  /** The files of each name; null when there is too much to say. */
  async #search(names: readonly string[]): Promise<ReadonlyMap<string, ReadonlySet<string>> | null> {
    const options = ["-o", "-a", "-z", "-w", "-F", "--full-name", "--no-color", "--no-column", "--no-line-number"];
    const patterns = names.flatMap((name) => ["-e", name]);
    const left = [...coreParts.map((part) => `${part}/`), leftOut].map((folder) => `:(exclude,top)${folder}`);
    const places = ["*.c", "*.h", "*.S", ...left];
    const args = ["grep", ...options, "--no-recurse-submodules", ...patterns, this.#commit, "--", ...places];
    const { stdout, stopped, code, complaint } = await runGit(this.#gitDir, args, limits);
    if (stopped !== null) return null;
    if (code !== 0 && code !== 1) throw new Error(`git grep failed: ${complaint}`);
    return filesByWord(stdout, this.#commit.length + 1);
  }
}

/** Reads `<commit>:<path> NUL <word>` lines; a path begins after `prefix` bytes. */
function filesByWord(output: Buffer, prefix: number): ReadonlyMap<string, ReadonlySet<string>> {
  const files = new Map<string, Set<string>>();
  for (let start = 0; start < output.length; ) {
    const pathEnd = output.indexOf(0, start);
    const end = pathEnd < 0 ? -1 : output.indexOf(10, pathEnd);
    if (end < 0) break;
    const word = output.toString("latin1", pathEnd + 1, end);
    const path = output.toString("utf8", start + prefix, pathEnd);
    const known = files.get(word);
    if (known === undefined) files.set(word, new Set([path]));
    else known.add(path);
    start = end + 1;
  }
  return files;
}

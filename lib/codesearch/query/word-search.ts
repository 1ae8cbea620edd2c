import { runGit } from "@/lib/codesearch/git/git-process";
import type { TreeReader } from "@/lib/codesearch/git/tree-reader";
import { type ScannedDefinition, scannedDefinitions } from "@/lib/codesearch/scanner/scanned-definition";
import { isSourcePath, SourceScanner } from "@/lib/codesearch/scanner/source-scanner";
import { pathDistance, type QueryContext } from "./ranking";

/** Bounds of a search without index. */
const limits = { milliseconds: 20_000, bytes: 32 * 1024 * 1024 };
const MOST_FILES = 1500;

/** Scans files on demand for the definitions of a name, without an index. */
export class WordSearch {
  readonly #gitDir: string;
  readonly #commit: string;
  readonly #tree: TreeReader;
  readonly #scanner = new SourceScanner();

  constructor(gitDir: string, commit: string, tree: TreeReader) {
    this.#gitDir = gitDir;
    this.#commit = commit;
    this.#tree = tree;
  }

  /** All definitions of the file, null when there is none or it is no source file. */
  async definitionsOf(path: string): Promise<ScannedDefinition[] | null> {
    if (!isSourcePath(path)) return null;
    const bytes = await this.#tree.file(path);
    return bytes === null ? null : scannedDefinitions(path, bytes, this.#scanner.scan(path, bytes));
  }

  /**
   * Definitions of `name` in the files that hold the word, nearest files first; of a very common word only the nearest
   * files are scanned. Stops early when `isDone` says so.
   */
  async find(name: string, context: QueryContext, isDone: () => boolean): Promise<ScannedDefinition[]> {
    const found: ScannedDefinition[] = [];
    for (const path of (await this.filesWith(name, context)).slice(0, MOST_FILES)) {
      if (isDone()) break;
      const definitions = (await this.definitionsOf(path)) ?? [];
      found.push(...definitions.filter((definition) => definition.name === name));
    }
    return found;
  }

  /** Source files that hold `name` as a word, nearest first. Rejects when git fails. */
  async filesWith(name: string, context: QueryContext): Promise<string[]> {
    const options = ["-l", "-z", "-w", "-F", "--full-name", "--no-color", "--no-recurse-submodules"];
    const args = ["grep", ...options, "-e", name, this.#commit, "--", "*.c", "*.h", "*.S"];
    const result = await runGit(this.#gitDir, args, limits);
    if (result.stopped === null && result.code !== 0 && result.code !== 1) {
      throw new Error(`git grep failed: ${result.complaint}`);
    }
    const places = result.stdout.toString("utf8").split("\0").slice(0, -1);
    const files = places.map((place) => place.slice(this.#commit.length + 1));
    const near = files.map((path) => ({ path, distance: pathDistance(path, context) }));
    return near.sort((a, b) => a.distance - b.distance).map(({ path }) => path);
  }
}

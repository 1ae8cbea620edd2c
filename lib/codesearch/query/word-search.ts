import { CodeQueryError } from "@/lib/codesearch/code-index";
import { runGit } from "@/lib/codesearch/git/git-process";
import type { TreeReader } from "@/lib/codesearch/git/tree-reader";
import { type ScannedDefinition, scannedDefinitions } from "@/lib/codesearch/scanner/scanned-definition";
import { isSourcePath, LARGEST_SOURCE, SourceScanner } from "@/lib/codesearch/scanner/source-scanner";
import { isBestAnywhere, nearestFirst, nearFolders, nowhere, pathDistance, type QueryContext } from "./ranking";

/** Bounds of a search without index. */
const limits = { milliseconds: 20_000, bytes: 32 * 1024 * 1024 };
const MOST_FILES = 1500;

/** What is looked for. */
export interface WantedDefinition {
  readonly name: string;
  /** Record kind that was asked for by its keyword, 0: any. */
  readonly tag: number;
  /** Which definitions of the name count. */
  readonly accepts: (definition: ScannedDefinition) => boolean;
}

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

  /** All definitions of the file, null when there is none or it is no source file. Rejects when it is too large. */
  async definitionsOf(path: string): Promise<ScannedDefinition[] | null> {
    if (!isSourcePath(path)) return null;
    const bytes = await this.#tree.file(path, LARGEST_SOURCE);
    return bytes === null ? null : scannedDefinitions(path, bytes, this.#scanner.scan(path, bytes));
  }

  /**
   * Definitions in the files that hold the word, nearest files first, until no farther one can be better than the best.
   * Of a very common word only the nearest files are scanned. Stops early when `isDone` says so.
   */
  async find(wanted: WantedDefinition, context: QueryContext, isDone: () => boolean): Promise<ScannedDefinition[]> {
    const nearFiles = await this.filesWith(wanted.name, context, nearFolders(context));
    const found = await this.#findIn(nearFiles, wanted, context, isDone);
    if (isDone() || isBestAnywhere(found, wanted.tag, context)) return found;
    const known = new Set(nearFiles);
    const files = (await this.filesWith(wanted.name, context)).filter((path) => !known.has(path));
    return [...found, ...(await this.#findIn(files, wanted, context, isDone))];
  }

  /** All definitions of the name in these files. */
  async definitionsIn(files: readonly string[], name: string): Promise<ScannedDefinition[]> {
    const found: ScannedDefinition[] = [];
    for (const path of files) found.push(...((await this.#readable(path)) ?? []).filter((one) => one.name === name));
    return found;
  }

  /** All definitions of the name, as far as its first {@link MOST_FILES} files have them. Rejects when git fails. */
  async definitionsAnywhere(name: string): Promise<ScannedDefinition[]> {
    return this.definitionsIn((await this.filesWith(name, nowhere)).slice(0, MOST_FILES), name);
  }

  async #findIn(
    files: readonly string[],
    wanted: WantedDefinition,
    context: QueryContext,
    isDone: () => boolean,
  ): Promise<ScannedDefinition[]> {
    const found: ScannedDefinition[] = [];
    let distance = 0;
    for (const path of files.slice(0, MOST_FILES)) {
      const next = pathDistance(path, context);
      if (isDone() || (next > distance && isBestAnywhere(found, wanted.tag, context, distance))) break;
      distance = next;
      found.push(...(await this.definitionsIn([path], wanted.name)).filter(wanted.accepts));
    }
    return found;
  }

  /** What {@link definitionsOf} says, null for a file that it refuses: that is no reason to find nothing elsewhere. */
  #readable(path: string): Promise<ScannedDefinition[] | null> {
    return this.definitionsOf(path).catch((error: unknown) => {
      if (error instanceof CodeQueryError) return null;
      throw error;
    });
  }

  /** Source files that hold `name` as a word, nearest first, of `folders` only when given. Rejects when git fails. */
  async filesWith(name: string, context: QueryContext, folders: readonly string[] = [""]): Promise<string[]> {
    const options = ["-l", "-z", "-w", "-F", "--full-name", "--no-color", "--no-recurse-submodules"];
    const patterns = folders.flatMap((folder) => ["c", "h", "S"].map((type) => `${literal(folder)}*.${type}`));
    const args = ["grep", ...options, "-e", name, this.#commit, "--", ...patterns];
    const result = await runGit(this.#gitDir, args, limits);
    if (result.stopped === null && result.code !== 0 && result.code !== 1) {
      throw new Error(`git grep failed: ${result.complaint}`);
    }
    const places = result.stdout.toString("utf8").split("\0").slice(0, -1);
    const files = places.map((place) => place.slice(this.#commit.length + 1));
    return nearestFirst(files, context);
  }
}

/** A folder's name within a pattern of git, whose `*` also stands for slashes. */
function literal(folder: string): string {
  return folder.replace(/[*?[\]\\]/g, "\\$&");
}

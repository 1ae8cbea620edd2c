import {
  type CodeIndex,
  CodeQueryError,
  type Definition,
  type DefinitionAnswer,
  type DirectoryListing,
  type FileSlice,
  type GrepAnswer,
  type IndexProgress,
} from "@/lib/codesearch/code-index";
import type { CommentAnswer } from "@/lib/codesearch/definition-comment";
import { shownPath, treePath } from "@/lib/codesearch/git/tree-path";
import { TreeReader } from "@/lib/codesearch/git/tree-reader";
import { type IndexPool, PooledIndex } from "@/lib/codesearch/index/index-pool";
import type { TreeIndexOptions } from "@/lib/codesearch/index/tree-index";
import type { ReferenceAnswer, ReferenceQuery } from "@/lib/codesearch/reference";
import { isDeclaration, toDefinition } from "@/lib/codesearch/scanner/scanned-definition";
import { isSourcePath } from "@/lib/codesearch/scanner/source-scanner";
import { CommentFinder } from "./comments/comment-finder";
import { DefinitionFinder } from "./definition-finder";
import { ReferenceFinder } from "./references/reference-finder";
import { refuseBinary, sourceLines } from "./source-lines";
import { searchText } from "./text-search";
import { TreeNames } from "./tree-names";
import { WordFiles } from "./word-files";
import { WordSearch } from "./word-search";

const MOST_MATCHES = 1000;

/** {@link CodeIndex} over the objects of a git repository. */
export class RepositoryCodeIndex implements CodeIndex {
  readonly #options: TreeIndexOptions;
  readonly #tree: TreeReader;
  readonly #words: WordSearch;
  readonly #wordFiles: WordFiles;
  readonly #finder: DefinitionFinder;
  readonly #references: ReferenceFinder;
  readonly #comments: CommentFinder;
  readonly #index: PooledIndex;

  constructor(options: TreeIndexOptions, pool: IndexPool) {
    this.#options = options;
    this.#index = new PooledIndex(options, pool);
    this.#tree = new TreeReader(options.gitDir, options.commit);
    this.#words = new WordSearch(options.gitDir, options.commit, this.#tree);
    this.#wordFiles = new WordFiles(options.gitDir, options.commit, (search) => this.#index.giveWayTo(search));
    this.#finder = new DefinitionFinder({ tree: this.#tree, words: this.#words });
    this.#comments = new CommentFinder({ tree: this.#tree, words: this.#words, definitions: this.#finder });
    this.#references = new ReferenceFinder({ tree: this.#tree, words: this.#words });
  }

  /** Rejects when the repository or the commit cannot be read. */
  async checkReadable(): Promise<void> {
    const { commit, gitDir } = this.#options;
    if (!(await this.#tree.hasCommit())) throw new CodeQueryError(`${gitDir} has no commit ${commit}.`);
  }

  progress(): IndexProgress {
    return this.#index.started().progress();
  }

  async settle(milliseconds: number): Promise<IndexProgress> {
    const index = this.#index.started();
    let timer: NodeJS.Timeout | undefined;
    const timeUp = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, milliseconds);
    });
    await Promise.race([index.settled, timeUp]);
    clearTimeout(timer);
    return index.progress();
  }

  saved(): Promise<void> {
    return this.#index.started().saved();
  }

  findDefinition(name: string, contextFile: string): Promise<DefinitionAnswer> {
    return this.#ask((names) => this.#finder.find(name, contextFile, names));
  }

  async fileIndex(path: string): Promise<readonly Definition[] | null> {
    const file = treePath(path);
    if (!isSourcePath(file)) return (await this.#tree.locate(file))?.isDirectory === false ? [] : null;
    const definitions = await this.#words.definitionsOf(file);
    return definitions?.filter((definition) => !isDeclaration(definition)).map(toDefinition) ?? null;
  }

  async directory(path: string): Promise<DirectoryListing | null> {
    const entries = await this.#tree.directory(path);
    if (entries === null) return null;
    const names = (isDirectory: boolean) =>
      entries.filter((entry) => entry.isDirectory === isDirectory).map((entry) => entry.name);
    return { directories: names(true), files: names(false) };
  }

  async readFile(path: string, firstLine: number, lineCount: number): Promise<FileSlice | null> {
    if (!Number.isSafeInteger(firstLine) || firstLine < 1) {
      throw new CodeQueryError(`The first line is ${firstLine}: lines are counted from 1.`);
    }
    if (!Number.isSafeInteger(lineCount) || lineCount < 1) {
      throw new CodeQueryError(`The number of lines is ${lineCount}: ask for at least 1.`);
    }
    const file = treePath(path);
    const bytes = await this.#tree.file(file);
    if (bytes === null) return null;
    refuseBinary(file, bytes);
    const { lines, totalLines } = sourceLines(bytes, firstLine, lineCount);
    return { text: lines.join("\n"), firstLine, totalLines };
  }

  async grep(expression: string, pathPrefix: string, limit: number): Promise<GrepAnswer> {
    const place = await this.#tree.locate(pathPrefix);
    if (place === null) {
      throw new CodeQueryError(
        `There is no directory or file "${shownPath(pathPrefix)}". Give one, as in net/ipv4, or "" for all.`,
      );
    }
    const most = Math.min(Math.max(1, Math.trunc(limit) || 1), MOST_MATCHES);
    return this.#index.giveWayTo(searchText(this.#options, expression, place.path, most));
  }

  findReferences(query: ReferenceQuery): Promise<ReferenceAnswer> {
    return this.#ask((names) => this.#references.find(query, names));
  }

  definitionComment(name: string, contextFile: string): Promise<CommentAnswer> {
    return this.#ask((names) => this.#comments.find(name, contextFile, names));
  }

  #ask<T>(question: (names: TreeNames) => Promise<T>): Promise<T> {
    const searches = { words: this.#words, files: this.#wordFiles };
    return this.#index.ask((index) => question(new TreeNames(index, searches)));
  }
}

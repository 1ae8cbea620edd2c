import type { CommentAnswer } from "./definition-comment";
import type { ReferenceAnswer, ReferenceQuery } from "./reference";

/** What a definition is. `field` and `enumerator` belong to an aggregate and are listed with it. */
export type DefinitionKind =
  | "function"
  | "struct"
  | "union"
  | "enum"
  | "typedef"
  | "variable"
  | "macro"
  | "field"
  | "enumerator";

/** Where a name is defined. Lines are 1-based and inclusive. */
export interface Definition {
  readonly kind: DefinitionKind;
  readonly name: string;
  readonly path: string;
  readonly firstLine: number;
  readonly lastLine: number;
  /** Line that carries the name itself. */
  readonly nameLine: number;
  /** First line of the comment above, 0 when there is none. */
  readonly commentLine: number;
}

/** A definition with its source, every `#if` branch included; at most 20,000 lines of it, none when its file cannot be read. */
export interface DefinitionSource extends Definition {
  readonly source: string;
}

/** The answer to a name: the best definition, how many others there are, and help when there is none. */
export interface DefinitionAnswer {
  readonly best: DefinitionSource | null;
  readonly others: readonly Definition[];
  /** A sentence that helps when nothing was found: near names, the macro that may make it, files that hold the word. */
  readonly hint: string;
}

export interface FileSlice {
  readonly text: string;
  readonly firstLine: number;
  readonly totalLines: number;
}

export interface DirectoryListing {
  readonly directories: readonly string[];
  readonly files: readonly string[];
}

export interface GrepMatch {
  readonly path: string;
  readonly line: number;
  readonly text: string;
}

export interface GrepAnswer {
  readonly matches: readonly GrepMatch[];
  /** Lines that were seen to match: all of them when `isComplete`, otherwise there may be more. */
  readonly counted: number;
  /** Whether the whole tree, or the part that was asked for, was searched. */
  readonly isComplete: boolean;
  /** True when more matched than were returned, or may have. */
  readonly truncated: boolean;
}

/** What an index that is ready holds. */
export interface IndexSize {
  readonly definitions: number;
  /** Pairs of a file and an identifier that it holds. */
  readonly identifiers: number;
  /** Memory that it takes, in bytes. */
  readonly bytes: number;
}

/** How far the index of a commit is. Questions are answered at any time. */
export interface IndexProgress {
  readonly state: "building" | "ready" | "failed";
  readonly filesDone: number;
  /** 0 until the files are listed. */
  readonly filesTotal: number;
  /** Files taken from the cache of earlier commits. */
  readonly filesCached: number;
  /** Null until it is ready. */
  readonly size: IndexSize | null;
}

/** A question that cannot be answered as asked (a bad pattern, a path outside of the tree); the message says what to do. */
export class CodeQueryError extends Error {
  override readonly name = "CodeQueryError";
}

/**
 * Questions about the C source of one commit of a git repository, answered from git objects. Paths are relative to the
 * top of the tree. All methods reject with {@link CodeQueryError} for a bad question, never for a missing answer.
 */
export interface CodeIndex {
  progress(): IndexProgress;
  /** Waits until the index is ready or `milliseconds` have passed. */
  settle(milliseconds: number): Promise<IndexProgress>;
  /** Waits until the cache holds the index; keeps the process alive until then. */
  saved(): Promise<void>;
  /** `name` may be `sock` or `struct sock`; `contextFile` narrows, and a wrong one does no harm. */
  findDefinition(name: string, contextFile: string): Promise<DefinitionAnswer>;
  /** Definitions of one file in its order, 250,000 at most; null when there is no such file. */
  fileIndex(path: string): Promise<readonly Definition[] | null>;
  /** Null when there is no such directory; "" is the top. */
  directory(path: string): Promise<DirectoryListing | null>;
  /** At most `lineCount` lines from `firstLine`; null when there is no such file. */
  readFile(path: string, firstLine: number, lineCount: number): Promise<FileSlice | null>;
  /**
   * Lines that match a Perl-compatible regular expression (a POSIX extended one where git was built without), at most
   * `limit`; `pathPrefix` "" for the whole tree. Symbolic links in the prefix are followed.
   */
  grep(expression: string, pathPrefix: string, limit: number): Promise<GrepAnswer>;
  /** Uses of a name; of a field by the declared types. Waits for the index where that is sooner than to search. */
  findReferences(query: ReferenceQuery): Promise<ReferenceAnswer>;
  /** The comments of a definition; of a field as `sock::sk_err`, of a parameter as `tcp_poll::wait`. */
  definitionComment(name: string, contextFile: string): Promise<CommentAnswer>;
}

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

/** A definition with its source, every `#if` branch included. */
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
  /** True when more matched than were returned. */
  readonly truncated: boolean;
}

/** How a name is used. `address` is a function that is named without being called, too. */
export type UseKind =
  | "call"
  | "address"
  | "read"
  | "write"
  | "read-write"
  | "type"
  /** `#if` and its kin. */
  | "condition"
  /** Anything else: an exported symbol, `sizeof`, a macro that is not called. */
  | "reference"
  /** A local variable or parameter of the same name. */
  | "local"
  | "declaration"
  | "definition";

/** How sure it is that a use means what was asked for. */
export type UseCertainty =
  /** By its name where that can mean nothing else, for a field by the declared type of the expression before it. */
  | "typed"
  /** The type is unknown, but no other struct or union has a field of that name. */
  | "only field of that name"
  | "possible";

/** What a use stands in. */
export interface EnclosingDefinition {
  readonly kind: DefinitionKind;
  readonly name: string;
  readonly firstLine: number;
}

/** One use of a name. */
export interface Reference {
  readonly path: string;
  /** 1-based. */
  readonly line: number;
  /** The source line, with as many lines around it as were asked for. */
  readonly snippet: string;
  /** Number of the snippet's first line. */
  readonly snippetLine: number;
  readonly use: UseKind;
  /** Null at file level. */
  readonly enclosing: EnclosingDefinition | null;
  readonly certainty: UseCertainty;
  /** For a field: the struct or union that it is a field of here, as `struct sock`; "" when unknown. */
  readonly owner: string;
}

/** Which uses are wanted. */
export interface ReferenceQuery {
  /** `tcp_poll`, `struct sock`, or a field as `sock::sk_err`; a field's bare name asks for it in any struct. */
  readonly name: string;
  /** File the question is about, "" when unknown: the uses nearest to it come first. */
  readonly contextFile: string;
  /** Directory or file to look in, "" for the whole tree. */
  readonly pathPrefix: string;
  /** Most references that are returned, from 1 to 1000. */
  readonly limit: number;
  /** Lines shown before and after each use, from 0 to 10. */
  readonly contextLines: number;
  /** Whether the definition and declarations count as uses. */
  readonly withDeclarations: boolean;
}

/** Uses of a name, the nearest and surest first. */
export interface ReferenceAnswer {
  readonly references: readonly Reference[];
  /** Uses there are, with those over the limit. */
  readonly total: number;
  /** Uses there are of each certainty and kind where that is known of all of them: for fields. */
  readonly counts: Readonly<Record<string, number>>;
  /** Files they are in. */
  readonly files: number;
  /** False when the search ran out of time: there may be more than `total`. */
  readonly isComplete: boolean;
  /** What else to know or to try; "" when there is nothing. */
  readonly hint: string;
}

/** A comment that belongs to a definition; lines are 1-based and inclusive. */
export interface DefinitionComment {
  readonly path: string;
  readonly firstLine: number;
  readonly lastLine: number;
  /** The lines as they are. */
  readonly text: string;
  readonly isKernelDoc: boolean;
  /** The definition or declaration that it stands at. */
  readonly about: Definition;
}

/** What is written about a name. */
export interface CommentAnswer {
  /** The best definition of the name, null when there is none; a parameter's is its function. */
  readonly definition: Definition | null;
  /** The comments at the definition and at its declarations, kernel-doc first. */
  readonly comments: readonly DefinitionComment[];
  /** What else there is when nothing was found; "" when there is nothing to say. */
  readonly hint: string;
}

/** How far the index of a commit is. Questions are answered at any time. */
export interface IndexProgress {
  readonly state: "building" | "ready" | "failed";
  readonly filesDone: number;
  readonly filesTotal: number;
  /** Files taken from the cache of earlier commits. */
  readonly filesCached: number;
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
  /** `name` may be `sock` or `struct sock`; `contextFile` narrows, and a wrong one does no harm. */
  findDefinition(name: string, contextFile: string): Promise<DefinitionAnswer>;
  /** Definitions of one file in its order; null when there is no such file. */
  fileIndex(path: string): Promise<readonly Definition[] | null>;
  /** Null when there is no such directory; "" is the top. */
  directory(path: string): Promise<DirectoryListing | null>;
  /** At most `lineCount` lines from `firstLine`; null when there is no such file. */
  readFile(path: string, firstLine: number, lineCount: number): Promise<FileSlice | null>;
  /** POSIX extended regular expression over the tree; `pathPrefix` "" for all of it. */
  grep(expression: string, pathPrefix: string, limit: number): Promise<GrepAnswer>;
  /** Uses of a name; of a field by the declared types, which need the index: before it is ready most are `possible`. */
  findReferences(query: ReferenceQuery): Promise<ReferenceAnswer>;
  /** The comments of a definition; of a field as `sock::sk_err`, of a parameter as `tcp_poll::wait`. */
  definitionComment(name: string, contextFile: string): Promise<CommentAnswer>;
}

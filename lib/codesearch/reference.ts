import type { DefinitionKind } from "./code-index";

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

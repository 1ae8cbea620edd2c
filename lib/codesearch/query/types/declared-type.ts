import type { CodeTokens } from "./code-tokens";

/** A piece of code: the tokens from `start` up to, not with, `end`, and what names mean there. */
export interface CodeRange {
  readonly code: CodeTokens;
  readonly start: number;
  readonly end: number;
  readonly scope: Scope;
}

/**
 * A type as it is written, without pointers and arrays: `p->f`, `a[0].f` and `get(p)->f` ask for the members of the same
 * struct, however many stars its declaration has.
 */
export type DeclaredType =
  /** `struct name`. */
  | { readonly kind: "tag"; readonly keyword: string; readonly name: string }
  /** A typedef, or a type of the language. */
  | { readonly kind: "name"; readonly name: string; readonly scope: Scope }
  /** A struct or union without a tag: its members are `range`. */
  | { readonly kind: "body"; readonly owner: string; readonly range: CodeRange }
  /** The type of an expression. */
  | { readonly kind: "typeof"; readonly range: CodeRange };

/** What names mean at a place. */
export interface Scope {
  /** File that the code is in. */
  readonly path: string;
  /** The declaration of a local name that is in force at token `at`, null when there is none. */
  local(name: string, at: number): DeclaredType | null;
}

/** A scope without local names. */
export function fileScope(path: string): Scope {
  return { path, local: () => null };
}

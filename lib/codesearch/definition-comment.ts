import type { Definition } from "./code-index";

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

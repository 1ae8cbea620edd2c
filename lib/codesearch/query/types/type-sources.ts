import type { TreeReader } from "@/lib/codesearch/git/tree-reader";
import { SourceText } from "@/lib/codesearch/query/references/source-text";
import type { ScannedDefinition } from "@/lib/codesearch/scanner/scanned-definition";
import { CodeTokens } from "./code-tokens";

/** Bytes of source that are kept for the next question. */
const MOST_KEPT = 48 * 1024 * 1024;

/** Reads definitions for the types they declare; keeps what was read, for questions ask for the same headers. */
export class TypeSources {
  readonly #tree: TreeReader;
  readonly #files = new Map<string, Promise<SourceText | null>>();
  #keptBytes = 0;

  constructor(tree: TreeReader) {
    this.#tree = tree;
  }

  /** The tokens of a definition's lines up to `lastLine`, without directives; null when its file cannot be read. */
  async code(definition: ScannedDefinition, lastLine = definition.lastLine): Promise<CodeTokens | null> {
    const source = await this.#file(definition.path);
    return source === null ? null : new CodeTokens(codeOfLines(source, definition.firstLine, lastLine));
  }

  /** A macro's definition as it stands. */
  async directive(definition: ScannedDefinition): Promise<CodeTokens | null> {
    const source = await this.#file(definition.path);
    return source === null ? null : new CodeTokens(linesOf(source, definition.firstLine, definition.lastLine));
  }

  #file(path: string): Promise<SourceText | null> {
    const known = this.#files.get(path);
    if (known !== undefined) return known;
    const reading = this.#read(path);
    this.#files.set(path, reading);
    return reading;
  }

  async #read(path: string): Promise<SourceText | null> {
    const bytes = await this.#tree.file(path).catch(() => null);
    if (bytes === null) return null;
    this.#keptBytes += 2 * bytes.length;
    if (this.#keptBytes > MOST_KEPT) {
      this.#files.clear();
      this.#keptBytes = 2 * bytes.length;
    }
    return new SourceText(path, bytes);
  }
}

/** Lines of a file with comments and literals blanked. */
export function linesOf(source: SourceText, first: number, last: number): string {
  return source.masked.toString("latin1", source.lineStart(first), source.lineStart(last + 1));
}

/** The same with directives blanked too: offsets stay. */
export function codeOfLines(source: SourceText, first: number, last: number): string {
  return linesOf(source, first, last).replace(/^[ \t]*#(?:[^\n]*\\\r?\n)*[^\n]*/gm, (directive) =>
    directive.replace(/[^\n]/g, " "),
  );
}

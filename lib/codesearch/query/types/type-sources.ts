import type { TreeReader } from "@/lib/codesearch/git/tree-reader";
import type { TreeIndex } from "@/lib/codesearch/index/tree-index";
import { type QueryContext, rankDefinitions } from "@/lib/codesearch/query/ranking";
import { SourceText } from "@/lib/codesearch/query/references/source-text";
import { recordKind } from "@/lib/codesearch/scanner/definition-records";
import type { ScannedDefinition } from "@/lib/codesearch/scanner/scanned-definition";
import { CodeTokens } from "./code-tokens";

/** Bytes of source that are kept for the next question. */
const MOST_KEPT = 48 * 1024 * 1024;
const nowhere: ReadonlySet<string> = new Set();

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

/** Asks the index, each name once. */
export class KnownDefinitions {
  readonly #index: TreeIndex | null;
  readonly #lookups = new Map<string, Promise<readonly ScannedDefinition[]>>();
  readonly #headers: ReadonlyMap<string, ReadonlySet<string>>;

  /** Without an index nothing is known. `headers` are the includes of the files that ask. */
  constructor(index: TreeIndex | null, headers: ReadonlyMap<string, ReadonlySet<string>>) {
    this.#index = index;
    this.#headers = headers;
  }

  /** The definition that a name most likely has in the file `path`, among those of the record kinds; null: none. */
  async best(name: string, path: string, kinds: readonly number[]): Promise<ScannedDefinition | null> {
    const all = (await this.#lookup(name)).filter(({ record }) => kinds.includes(record));
    const visible = visibleFrom(path, all);
    const definitions = visible.length > 0 ? visible : all.filter(({ record }) => record === recordKind.function);
    if (definitions.length <= 1) return definitions[0] ?? null;
    const context: QueryContext = { file: path, headers: this.#headers.get(path) ?? nowhere };
    return rankDefinitions(definitions, 0, context)[0] ?? null;
  }

  #lookup(name: string): Promise<readonly ScannedDefinition[]> {
    const known = this.#lookups.get(name);
    if (known !== undefined) return known;
    const asking = this.#index?.lookup([name]).catch(() => []) ?? Promise.resolve([]);
    this.#lookups.set(name, asking);
    return asking;
  }
}

const declarations: readonly number[] = [recordKind.prototype, recordKind.externVariable];
const tags: readonly number[] = [recordKind.struct, recordKind.union];

/**
 * The definitions that code in `path` may mean: not what another .c file keeps for itself, and no struct that is empty
 * where another one is not (it stands in where the kernel is configured without the real one).
 */
function visibleFrom(path: string, definitions: readonly ScannedDefinition[]): ScannedDefinition[] {
  const folder = path.slice(0, path.lastIndexOf("/") + 1);
  const isDeclared = definitions.some(({ record }) => declarations.includes(record));
  const isFilled = ({ record, firstLine, lastLine }: ScannedDefinition) =>
    !tags.includes(record) || lastLine > firstLine;
  const anyFilled = definitions.some((definition) => tags.includes(definition.record) && isFilled(definition));
  return definitions.filter((definition) => {
    if (anyFilled && !isFilled(definition)) return false;
    if (path.endsWith(".h") || !definition.path.endsWith(".c") || definition.path.startsWith(folder)) return true;
    const { record } = definition;
    return isDeclared && (record === recordKind.function || record === recordKind.variable);
  });
}

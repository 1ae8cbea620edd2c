import type { Reference, ReferenceQuery, UseKind } from "@/lib/codesearch/reference";
import { recordKind } from "@/lib/codesearch/scanner/definition-records";
import { isDeclaration, type ScannedDefinition, scannedDefinitions } from "@/lib/codesearch/scanner/scanned-definition";
import { SourceScanner } from "@/lib/codesearch/scanner/source-scanner";
import { innermostDefinition, toEnclosing } from "./enclosing-definition";
import { LocalNames } from "./local-names";
import type { SourceText } from "./source-text";
import { accessOf, backOverSpace, directiveOf, isMemberName, overSpace, wordBefore } from "./use-kind";

const aggregateKinds: readonly number[] = [recordKind.struct, recordKind.union, recordKind.enum];
const SEMICOLON = 59;
/** What a local variable's name cannot be. */
const never: readonly UseKind[] = ["definition", "declaration", "condition", "type"];

/** The name that is looked for. */
export interface WantedWord {
  readonly name: string;
  /** Its definitions as far as they are known; empty when they are not. */
  readonly definitions: readonly ScannedDefinition[];
  /** Whether only `struct name`, `union name` and `enum name` count. */
  readonly isTag: boolean;
}

/** Collects the uses of a function, type, macro, variable or enumerator, file by file. */
export class WordReferences {
  readonly references: Reference[] = [];
  total = 0;
  files = 0;
  /** Occurrences that are left out: accesses to fields of the name, or for a tag those without its keyword. */
  leftOut = 0;
  readonly #wanted: WantedWord;
  readonly #query: ReferenceQuery;
  readonly #scanner = new SourceScanner();
  readonly #isType: boolean;
  readonly #isFunction: boolean;
  readonly #isConstant: boolean;
  /** Lines on which the name is declared or defined, by path; null: not known, every file is scanned for them. */
  readonly #declared: ReadonlyMap<string, readonly ScannedDefinition[]> | null;

  constructor(wanted: WantedWord, query: ReferenceQuery) {
    this.#wanted = wanted;
    this.#query = query;
    const has = (...kinds: number[]) => wanted.definitions.some(({ record }) => kinds.includes(record));
    this.#isType = has(recordKind.typedef);
    this.#isFunction = has(recordKind.function, recordKind.prototype);
    this.#isConstant =
      has(recordKind.macro, recordKind.enumerator) && !has(recordKind.variable, recordKind.externVariable);
    this.#declared = wanted.definitions.length === 0 ? null : byPath(wanted.definitions);
  }

  visit(source: SourceText): void {
    const { name, isTag } = this.#wanted;
    const { masked } = source;
    const found = source.occurrences(name);
    const ofName = isTag
      ? found.filter((at) => isTagName(masked, at))
      : found.filter((at) => !isMemberName(masked, at));
    this.leftOut += found.length - ofName.length;
    if (ofName.length === 0) return;
    const scanned = this.#declared === null ? this.#scan(source) : null;
    const declared =
      scanned?.filter((definition) => definition.name === name) ?? this.#declared?.get(source.path) ?? [];
    this.#add(source, this.#uses(source, ofName, declared), scanned);
  }

  #add(source: SourceText, uses: readonly Use[], scanned: readonly ScannedDefinition[] | null): void {
    if (uses.length === 0) return;
    this.total += uses.length;
    this.files++;
    const shown = uses.slice(0, Math.max(0, this.#query.limit - this.references.length));
    if (shown.length === 0) return;
    const definitions = scanned ?? this.#scan(source);
    const locals = new LocalNames(source);
    for (const use of shown) this.references.push(this.#reference(source, use, definitions, locals));
  }

  /** The occurrences that count. Of most files nothing but their number is needed, so no more is found out of them. */
  #uses(source: SourceText, offsets: readonly number[], declared: readonly ScannedDefinition[]): readonly Use[] {
    const uses =
      declared.length === 0 ? offsets.map((offset) => ({ offset })) : this.#paired(source, offsets, declared);
    if (this.#query.withDeclarations) return uses;
    return uses.filter((use) => !/^de/.test(this.#kindOf(source, use)));
  }

  /** Finds out which occurrences are the declared names; members of that name are left out. */
  #paired(source: SourceText, offsets: readonly number[], declared: readonly ScannedDefinition[]): Use[] {
    const left = declared.filter(({ record }) => !this.#wanted.isTag || aggregateKinds.includes(record));
    const uses: Use[] = [];
    for (const offset of offsets) {
      const line = source.lineOf(offset);
      const index = left.findIndex(({ nameLine }) => nameLine === line);
      const definition = index < 0 ? undefined : left.splice(index, 1)[0];
      if (definition?.record === recordKind.field) this.leftOut++;
      else uses.push({ offset, definition });
    }
    return uses;
  }

  #kindOf(source: SourceText, { offset, definition }: Use): UseKind {
    const { masked } = source;
    const end = offset + this.#wanted.name.length;
    const directive = directiveOf(masked, offset);
    if (/^(?:el)?ifn?(?:def)?$/.test(directive)) return "condition";
    if (isTagName(masked, offset)) {
      if (definition !== undefined && aggregateKinds.includes(definition.record)) return "definition";
      return isForwardDeclaration(masked, offset, end) ? "declaration" : "type";
    }
    if (definition !== undefined) return isDeclaration(definition) ? "declaration" : "definition";
    if (directive === "undef") return "reference";
    if (this.#isType) return "type";
    const access = accessOf(masked, offset, end);
    if (access !== "read") return access;
    if (this.#isFunction) return "address";
    return this.#isConstant ? "reference" : "read";
  }

  #scan({ path, bytes }: SourceText): ScannedDefinition[] {
    return scannedDefinitions(path, bytes, this.#scanner.scan(path, bytes));
  }

  #reference(source: SourceText, use: Use, definitions: readonly ScannedDefinition[], locals: LocalNames): Reference {
    const { contextLines } = this.#query;
    const line = source.lineOf(use.offset);
    const enclosing = innermostDefinition(definitions, line);
    const kind = this.#kindOf(source, use);
    const isLocal =
      enclosing?.record === recordKind.function &&
      !never.includes(kind) &&
      locals.isLocal(this.#wanted.name, use.offset, enclosing);
    return {
      path: source.path,
      line,
      snippet: source.lines(line - contextLines, line + contextLines),
      snippetLine: Math.max(1, line - contextLines),
      use: isLocal ? "local" : kind,
      enclosing: toEnclosing(enclosing),
      certainty: isLocal ? "possible" : "typed",
      owner: "",
    };
  }
}

function byPath(definitions: readonly ScannedDefinition[]): Map<string, ScannedDefinition[]> {
  const groups = new Map<string, ScannedDefinition[]>();
  for (const definition of definitions) {
    const group = groups.get(definition.path);
    if (group === undefined) groups.set(definition.path, [definition]);
    else group.push(definition);
  }
  return groups;
}

/** An occurrence that counts. */
interface Use {
  readonly offset: number;
  /** What it declares or defines, if it does. */
  readonly definition?: ScannedDefinition | undefined;
}

function isTagName(code: Buffer, offset: number): boolean {
  return /^(?:struct|union|enum)$/.test(wordBefore(code, offset));
}

/** `struct name;` */
function isForwardDeclaration(code: Buffer, offset: number, end: number): boolean {
  if (code[overSpace(code, end)] !== SEMICOLON) return false;
  const keyword = wordBefore(code, offset);
  const before = backOverSpace(code, backOverSpace(code, offset) + 1 - keyword.length);
  return before < 0 || ";}".includes(String.fromCharCode(code[before] ?? 0)) || directiveOf(code, before) !== "";
}

import { includedHeaders } from "@/lib/codesearch/query/included-headers";
import { CodeTokens } from "@/lib/codesearch/query/types/code-tokens";
import { fileScope, type Scope } from "@/lib/codesearch/query/types/declared-type";
import type { ExpressionTypes } from "@/lib/codesearch/query/types/expression-types";
import { argumentOwner, expressionStart, memberOwner } from "@/lib/codesearch/query/types/member-owner";
import { scopeOfDefinition } from "@/lib/codesearch/query/types/scope-of-definition";
import type { Reference, ReferenceQuery, UseCertainty, UseKind } from "@/lib/codesearch/reference";
import { recordKind } from "@/lib/codesearch/scanner/definition-records";
import { type ScannedDefinition, scannedDefinitions } from "@/lib/codesearch/scanner/scanned-definition";
import { SourceScanner } from "@/lib/codesearch/scanner/source-scanner";
import { toEnclosing } from "./enclosing-definition";
import { type FieldUse, fieldUseRegions, type UseRegion } from "./field-uses";
import type { SourceText } from "./source-text";
import { accessOf } from "./use-kind";

/** Bytes of a file's beginning in which its includes are looked for. */
const HEADERS_WITHIN = 16 * 1024;
const certainties: readonly UseCertainty[] = ["typed", "only field of that name", "possible"];

/** The field that is looked for. */
export interface WantedField {
  readonly name: string;
  /** Name of its struct or union, "" for any. */
  readonly owner: string;
  /** Whether no other struct or union has a field of that name; asked only where types do not tell. */
  readonly isOnly: () => Promise<boolean>;
}

/** What the files that were read include, by path. */
export type HeadersByPath = Map<string, ReadonlySet<string>>;

/** Collects the uses of a field, file by file, and finds out by declared types whose field each one is. */
export class FieldReferences {
  readonly references: Reference[] = [];
  /** How many accesses are to fields of that name in other structs, by struct. */
  readonly others = new Map<string, number>();
  /** Macros that are a path to a field of that name, as `sk_state` is to `skc_state`. */
  readonly aliases = new Set<string>();
  readonly #wanted: WantedField;
  readonly #query: ReferenceQuery;
  readonly #types: ExpressionTypes;
  readonly #headers: HeadersByPath;
  readonly #scanner = new SourceScanner();
  #regions: UseRegion[] = [];

  /** `types` may ask `headers`, which is filled while files are visited. */
  constructor(wanted: WantedField, query: ReferenceQuery, types: ExpressionTypes, headers: HeadersByPath) {
    this.#wanted = wanted;
    this.#query = query;
    this.#types = types;
    this.#headers = headers;
  }

  visit(source: SourceText): void {
    const offsets = source.occurrences(this.#wanted.name);
    if (offsets.length === 0) return;
    const { path, bytes } = source;
    const definitions = scannedDefinitions(path, bytes, this.#scanner.scan(path, bytes));
    this.#headers.set(path, includedHeaders(path, bytes.toString("latin1", 0, HEADERS_WITHIN)));
    const declared = this.#addDefinitions(source, definitions);
    const others = offsets.filter((offset) => !declared.has(source.lineOf(offset)));
    this.#regions.push(...fieldUseRegions(source, others, definitions, this.#query.contextLines));
  }

  /** Finds out the owners of what was visited since the last time. */
  async resolve(): Promise<void> {
    const regions = this.#regions;
    this.#regions = [];
    const found = await Promise.all(regions.map((region) => this.#inRegion(region)));
    this.references.push(...found.flat());
  }

  /** The surest first, in the order in which their files were visited. */
  sorted(): Reference[] {
    const rank = ({ certainty }: Reference) => certainties.indexOf(certainty);
    const turn = new Map([...this.#headers.keys()].map((path, i) => [path, i]));
    const turnOf = ({ path }: Reference) => turn.get(path) ?? 0;
    return this.references.toSorted((a, b) => rank(a) - rank(b) || turnOf(a) - turnOf(b));
  }

  /** Adds the field's own declarations; returns the lines that declare a field of the name. */
  #addDefinitions(source: SourceText, definitions: readonly ScannedDefinition[]): ReadonlySet<number> {
    const { name, owner } = this.#wanted;
    const fields = definitions.filter((found) => found.record === recordKind.field && found.name === name);
    const wanted = fields.filter((field) => owner === "" || field.owner === owner);
    for (const field of this.#query.withDeclarations ? wanted : []) {
      const { contextLines } = this.#query;
      const line = field.nameLine;
      const struct = definitions.findLast(
        (around) => around.name === field.owner && around.firstLine <= line && around.lastLine >= line,
      );
      this.references.push({
        path: source.path,
        line,
        snippet: source.lines(line - contextLines, line + contextLines),
        snippetLine: Math.max(1, line - contextLines),
        use: "definition",
        enclosing: toEnclosing(struct ?? null),
        certainty: "typed",
        owner: struct === undefined ? field.owner : `${toEnclosing(struct)?.kind} ${field.owner}`,
      });
    }
    return new Set(fields.map(({ nameLine }) => nameLine));
  }

  async #inRegion(region: UseRegion): Promise<Reference[]> {
    const code = new CodeTokens(region.code.toString("latin1"));
    const scope = region.definition === null ? fileScope(region.path) : scopeOfDefinition(region.definition, code);
    const found: Reference[] = [];
    for (const use of region.uses) {
      const reference = await this.#reference(region, use, code, scope);
      if (reference !== null) found.push(reference);
    }
    return found;
  }

  /** Null for what is no use of the field. */
  async #reference(region: UseRegion, use: FieldUse, code: CodeTokens, scope: Scope): Promise<Reference | null> {
    const { name, owner } = this.#wanted;
    const token = code.at(use.offset);
    const find = use.isMember ? memberOwner : argumentOwner;
    const found = token < 0 ? null : await find(this.#types, code, token, scope, name);
    // An argument that is no field's name, or a local variable.
    if (found === null && !use.isMember) return null;
    const isOwner = found !== null && (owner === "" || bareName(found.label) === owner);
    if (found !== null && !isOwner && found.members.has(name)) {
      this.others.set(found.label, (this.others.get(found.label) ?? 0) + 1);
      return null;
    }
    const isAlias = standsFor(region, code, name);
    if (isAlias) this.aliases.add(region.definition?.name ?? "");
    return {
      path: region.path,
      line: use.line,
      snippet: use.snippet,
      snippetLine: Math.max(1, use.line - this.#query.contextLines),
      use: use.isMember && !isAlias ? this.#access(region, use, code, token) : "reference",
      enclosing: toEnclosing(use.enclosing),
      certainty: isOwner ? "typed" : (await this.#wanted.isOnly()) ? "only field of that name" : "possible",
      owner: isOwner ? found.label : "",
    };
  }

  #access({ code }: UseRegion, use: FieldUse, tokens: CodeTokens, token: number): UseKind {
    const first = token < 0 ? -1 : expressionStart(tokens, token);
    const start = tokens.offsets[first] ?? use.offset;
    return accessOf(code, start, use.offset + this.#wanted.name.length);
  }
}

/** Whether the region is `#define alias path.to.name`. */
function standsFor({ definition }: UseRegion, code: CodeTokens, name: string): boolean {
  if (definition?.record !== recordKind.macro || code.text(code.count - 1) !== name) return false;
  // `# define alias`
  for (let i = 3; i < code.count; i++) if (!code.isWord(i) && code.text(i) !== ".") return false;
  return true;
}

/** `sock` of `struct sock`. */
function bareName(label: string): string {
  return label.slice(label.lastIndexOf(" ") + 1);
}

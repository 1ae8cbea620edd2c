import { recordKind } from "@/lib/codesearch/scanner/definition-records";
import type { ScannedDefinition } from "@/lib/codesearch/scanner/scanned-definition";
import { askOnce } from "./ask-once";
import type { CodeTokens } from "./code-tokens";
import { readDeclaration } from "./declaration";
import { type CodeRange, type DeclaredType, fileScope } from "./declared-type";
import type { KnownDefinitions } from "./known-definitions";
import { type Members, memberMacros, readMembers } from "./members";
import type { TypeSources } from "./type-sources";

/** A struct or union and what is in it. */
export interface Aggregate {
  /** `struct sock`, or the typedef's name where it has no tag. */
  readonly label: string;
  readonly members: Members;
  readonly path: string;
}

/** What a name of file level stands for. */
export type Meaning =
  /** A variable's type, or what a function returns. */
  | { readonly kind: "value"; readonly type: DeclaredType }
  /** `parameters` is null for a macro without any. */
  | { readonly kind: "macro"; readonly parameters: readonly string[] | null; readonly body: CodeRange };

const aggregateKinds = new Map<string, number>([
  ["struct", recordKind.struct],
  ["union", recordKind.union],
]);

const meaningKinds = [
  recordKind.function,
  recordKind.prototype,
  recordKind.variable,
  recordKind.externVariable,
  recordKind.macro,
  recordKind.invocation,
];

/** Arguments before the members in the macros that give a group of them a tag. */
const membersBehind = new Map([
  ["struct_group_tagged", 2],
  ["__struct_group", 3],
]);

/** Macros that define an object whose type they do not name. */
const objectMacros: readonly (readonly [RegExp, string])[] = [
  [/DEFINE_(?:STATIC_)?MUTEX/, "mutex"],
  [/LIST_HEAD$/, "list_head"],
  [/DECLARE_WAIT_QUEUE_HEAD/, "wait_queue_head"],
  [/DE(?:CLARE|FINE)_DELAYED_WORK/, "delayed_work"],
  [/DECLARE_WORK/, "work_struct"],
  [/DECLARE_RWSEM/, "rw_semaphore"],
  [/DEFINE_TIMER/, "timer_list"],
];

/** Types that definitions of file level declare, each read once. */
export class NamedTypes {
  readonly #sources: TypeSources;
  readonly #known: KnownDefinitions;
  readonly #aggregates = new Map<string, Promise<Aggregate | null>>();
  readonly #typedefs = new Map<string, Promise<DeclaredType | null>>();
  readonly #meanings = new Map<string, Promise<Meaning | null>>();

  constructor(sources: TypeSources, known: KnownDefinitions) {
    this.#sources = sources;
    this.#known = known;
  }

  /** `struct name` as the file `path` knows it. */
  async aggregate(keyword: string, name: string, path: string): Promise<Aggregate | null> {
    const kind = aggregateKinds.get(keyword);
    const definition = kind === undefined ? null : await this.#known.best(name, path, [kind]);
    if (definition === null) return null;
    return askOnce(this.#aggregates, placeOf(definition), () => this.#readAggregate(definition, keyword));
  }

  /** What a typedef stands for. */
  async typedef(name: string, path: string): Promise<DeclaredType | null> {
    const definition = await this.#known.best(name, path, [recordKind.typedef]);
    if (definition === null) return null;
    return askOnce(this.#typedefs, placeOf(definition), async () => {
      const code = await this.#sources.code(definition);
      return code === null ? null : (readDeclaration(rangeOf(code, definition.path), name)?.type ?? null);
    });
  }

  /** What a function, variable or macro of that name is. */
  async meaning(name: string, path: string): Promise<Meaning | null> {
    const definition = await this.#known.best(name, path, meaningKinds);
    if (definition === null) return null;
    return askOnce(this.#meanings, placeOf(definition), () => this.#readMeaning(definition));
  }

  async #readAggregate(definition: ScannedDefinition, keyword: string): Promise<Aggregate | null> {
    const code = await this.#sources.code(definition);
    const body = code === null ? null : bodyOf(code, keyword, definition.name);
    if (code === null || body === null) return null;
    const { path } = definition;
    const label = `${keyword} ${definition.name}`;
    const range = { code, start: body[0], end: body[1], scope: fileScope(path) };
    const members = readMembers(range, label);
    for (const word of memberMacros(range)) {
      const macro = await this.meaning(word, path);
      if (macro?.kind !== "macro") continue;
      for (const [name, type] of readMembers(macro.body, label)) members.set(name, type);
    }
    return { label, members, path };
  }

  async #readMeaning(definition: ScannedDefinition): Promise<Meaning | null> {
    if (definition.record === recordKind.macro) return this.#readMacro(definition);
    const code = await this.#sources.code(definition, definition.nameLine);
    if (code === null) return null;
    if (definition.record === recordKind.invocation) return readInvocation(definition, code);
    const type = readDeclaration(rangeOf(code, definition.path))?.type;
    return type === undefined ? null : { kind: "value", type };
  }

  async #readMacro(definition: ScannedDefinition): Promise<Meaning | null> {
    const code = await this.#sources.directive(definition);
    // `# define name`
    if (code === null || code.text(2) !== definition.name) return null;
    const adjoins = code.text(3) === "(" && code.offsets[3] === (code.offsets[2] ?? 0) + definition.name.length;
    const close = adjoins ? code.skipGroup(3, code.count) : 3;
    const parameters = adjoins ? code.split(4, close - 1).map(([from]) => code.text(from)) : null;
    const body = { code, start: close, end: code.count, scope: fileScope(definition.path) };
    return { kind: "macro", parameters, body };
  }
}

/** `DEFINE_PER_CPU(struct a, name)`; the type of `DEFINE_MUTEX(name)` is known by the macro's name. */
function readInvocation({ macro, path }: ScannedDefinition, code: CodeTokens): Meaning | null {
  const open = code.texts.indexOf("(");
  for (const [start, end] of code.split(open + 1, code.skipGroup(open, code.count) - 1)) {
    if (!/^(?:struct|union)$/.test(code.text(start))) continue;
    const type = readDeclaration({ code, start, end, scope: fileScope(path) })?.type;
    if (type !== undefined) return { kind: "value", type };
  }
  const name = objectMacros.find(([pattern]) => pattern.test(macro))?.[1];
  return name === undefined ? null : { kind: "value", type: { kind: "tag", keyword: "struct", name } };
}

/** The members of `keyword name`, as [start, end); null: it has none here. */
function bodyOf(code: CodeTokens, keyword: string, name: string): readonly [number, number] | null {
  for (let i = 0; i < code.count; i++) {
    const before = membersBehind.get(code.text(i));
    if (before !== undefined && code.text(i + 2) === name) {
      // The tag of a group of members.
      const end = code.skipGroup(i + 1, code.count) - 1;
      return [code.split(i + 2, end)[before]?.[0] ?? end, end];
    }
    if (code.text(i) !== keyword) continue;
    const open = code.find("{", i, code.count);
    if (code.texts.slice(i, open).includes(name)) return [open + 1, code.skipGroup(open, code.count) - 1];
  }
  return null;
}

function rangeOf(code: CodeTokens, path: string): CodeRange {
  return { code, start: 0, end: code.count, scope: fileScope(path) };
}

function placeOf({ path, name, nameLine }: ScannedDefinition): string {
  return `${path}:${nameLine}:${name}`;
}

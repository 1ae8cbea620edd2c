import type { SourceAccess } from "../c/accesses";
import { type Aggregate, findMember, type Member, parseAggregate } from "../c/aggregate";
import type { CommentLine } from "../c/comments";
import { declaration, declaredVariables, returnType } from "../c/declarations";
import { TRANSPARENT } from "../c/marked-calls";
import type { SourceText } from "../c/source-text";
import type { Investigation } from "../investigation";
import { definitionLookup, type FoundDefinition, readDefinition } from "../lookups";
import { remarkOnBits } from "./bit-remark";
import { classifyType, type TypeFacts } from "./field-types";

/** A field or variable, with its declaration. */
export interface Field {
  readonly name: string;
  /** `struct sock`; empty for a variable. */
  readonly owner: string;
  /** Declaration as in the source, white space collapsed. */
  readonly declaration: string;
  readonly path: string;
  readonly line: number;
  readonly type: string;
  readonly facts: TypeFacts;
  readonly bits: number | null;
  readonly isArray: boolean;
  /** Bit-fields declared beside it, itself left out. */
  readonly bitNeighbours: readonly string[];
  /** A comment over the bit-fields that takes races between them into account; null for other fields. */
  readonly remark: CommentLine | null;
  /** The name in the code when it is a macro for the field: `sk_state` for `skc_state`. */
  readonly alias: string;
}

const PER_CPU_DEFINITION = /\b(?:DEFINE|DECLARE)_PER_CPU\w*\(\s*([^,]{1,200}),\s*(\w+)\s*\)/;

/** A type on the way from a variable to a field. */
interface TypeName {
  readonly type: string;
  readonly pointers: number;
}

/** Finds the declaration of what `access` accesses, by looking up the types on its way; null when one of them is not found. */
export function* findField(access: SourceAccess, source: SourceText, wordBytes: number): Investigation<Field | null> {
  const members = [...access.members];
  if (members.length === 0) return yield* findVariable(access.root, source, wordBytes);
  const root = yield* rootType(access.root, source);
  if (root === null) return null;
  let aggregate = yield* findAggregate(root.type, source.path, access.expression);
  let owner = root.type;
  let alias = "";
  for (let index = 0; index < members.length; index++) {
    if (aggregate === null) return null;
    const name = members[index] ?? "";
    const path = aggregate.aliases.get(name);
    if (path !== undefined && findMember(aggregate.members, name) === null) {
      alias = name;
      members.splice(index, 1, ...path);
    }
    const found = findMember(aggregate.members, members[index] ?? "");
    if (found === null) return null;
    // A link inside of a list head or tree node: what races is the structure, whatever its members are called.
    const isLink = classifyType(found.member.type, found.member.pointers, wordBytes).class === "container";
    if (isLink || index === members.length - 1)
      return yield* describe(found.member, found.siblings, { owner, source: aggregate.source, alias, wordBytes });
    if (found.member.members.length > 0) {
      aggregate = { ...aggregate, members: found.member.members };
    } else {
      owner = found.member.type;
      aggregate = yield* findAggregate(owner, source.path, access.expression);
    }
  }
  return null;
}

function* describe(
  member: Member,
  siblings: readonly Member[],
  place: { owner: string; source: SourceText; alias: string; wordBytes: number },
): Investigation<Field> {
  const facts = yield* memberFacts(member, place.source.path, place.wordBytes);
  const neighbours = siblings.filter((sibling) => sibling.bits !== null && sibling.name !== member.name);
  return {
    name: member.name,
    owner: place.owner,
    declaration: member.declaration,
    path: place.source.path,
    line: member.line,
    type: `${member.type}${member.pointers > 0 ? ` ${"*".repeat(member.pointers)}` : ""}`,
    facts,
    bits: member.bits,
    isArray: member.isArray,
    bitNeighbours: member.bits === null ? [] : neighbours.map(({ name }) => name),
    remark: member.bits === null ? null : remarkOnBits(place.source, member.line),
    alias: place.alias,
  };
}

function* memberFacts(member: Member, path: string, wordBytes: number): Investigation<TypeFacts> {
  if (member.isFunctionPointer) return { class: "function pointer", size: wordBytes };
  if (member.members.length > 0) return { class: "aggregate", size: null };
  const facts = yield* resolvedFacts(member.type, member.pointers, path, wordBytes);
  return member.bits === null ? facts : { class: "bit-field", size: facts.size };
}

/** Facts of a type; a typedef that is not a well-known one is looked up, once. */
function* resolvedFacts(type: string, pointers: number, path: string, wordBytes: number): Investigation<TypeFacts> {
  const facts = classifyType(type, pointers, wordBytes);
  if (facts.class !== "unknown" || type === "") return facts;
  const definition = yield* lookUp(type, path, `\`${type}\` is a typedef: I look up what it stands for.`);
  if (definition === null) return facts;
  if (/\(\s*\*/.test(definition.source.masked)) return { class: "function pointer", size: wordBytes };
  if (/^\s*typedef\s+(struct|union)\b[^;]*\{/.test(definition.source.masked)) return { class: "aggregate", size: null };
  if (/^\s*typedef\s+enum\b/.test(definition.source.masked)) return { class: "enum", size: 4 };
  const meaning = typedefMeaning(definition.source.masked);
  return meaning === null ? facts : classifyType(meaning.type, meaning.pointers, wordBytes);
}

function typedefMeaning(masked: string): TypeName | null {
  const [, declared = ""] = /\btypedef\s([^;]*);/.exec(masked.replace(/\b__(bitwise|nocast|private)\b/g, " ")) ?? [];
  const text = declared.trim();
  const name = text.match(/\w+/g)?.at(-1) ?? "";
  if (name === "" || !text.endsWith(name)) return null;
  const type = text.slice(0, -name.length).replace(/\b(const|volatile)\b/g, " ");
  return { type: type.replace(/[\s*]+/g, " ").trim(), pointers: text.split("*").length - 1 };
}

/** Type of the variable or call that an access starts with. */
function* rootType(root: string, source: SourceText): Investigation<TypeName | null> {
  const variable = declaredVariables(source).get(root);
  if (variable !== undefined) return variable;
  if (root === "current") return { type: "struct task_struct", pointers: 1 };
  const cast = /^\(+(?:const)?(struct|union)(\w+)\*/.exec(root.replace(/\s+/g, ""));
  if (cast !== null) return { type: `${cast[1]} ${cast[2]}`, pointers: 1 };
  const call = /^(\w+)\((.*)\)$/.exec(root);
  if (call === null) return /^\w+$/.test(root) ? yield* globalType(root, source) : null;
  const [, name = "", args = ""] = call;
  if (TRANSPARENT.test(name)) return yield* rootType(args.replace(/^&/, ""), source);
  const definition = yield* lookUp(
    name,
    source.path,
    `The accessed object comes from \`${name}()\`: I look up what that gives.`,
  );
  return definition === null ? null : resultOf(name, definition);
}

/** What a function returns or a container_of-like macro casts to. */
function resultOf(name: string, { kind, source }: FoundDefinition): TypeName | null {
  const text = kind === "function" ? returnType(source, name) : macroResult(source.text);
  const match = /^((?:struct|union)\s+\w+|\w+)\s*(\**)/.exec(text);
  return match === null ? null : { type: (match[1] ?? "").replace(/\s+/g, " "), pointers: (match[2] ?? "").length };
}

function macroResult(text: string): string {
  const container =
    /\b(?:container_of(?:_const)?|list_entry|rb_entry|hlist_entry)\s*\([^,]{0,300},\s*((?:struct|union)\s+\w+)/.exec(
      text,
    );
  if (container !== null) return `${container[1]} *`;
  return /\(\s*((?:struct|union)\s+\w+\s*\*)\s*\)/.exec(text)?.[1] ?? "";
}

function* globalType(name: string, source: SourceText): Investigation<TypeName | null> {
  const definition = yield* lookUp(name, source.path, `\`${name}\` is not declared in the function: I look it up.`);
  return definition === null ? null : (variableOf(definition, name) ?? null);
}

/** The field-like description of a global or static variable. */
function* findVariable(name: string, source: SourceText, wordBytes: number): Investigation<Field | null> {
  const local = declaredVariables(source).get(name);
  const definition =
    local === undefined
      ? yield* lookUp(name, source.path, `\`${name}\` is a variable of the file or the kernel: I look it up.`)
      : null;
  const variable = local ?? (definition === null ? undefined : variableOf(definition, name));
  if (variable === undefined) return null;
  const place = definition?.source ?? source;
  return {
    name,
    owner: "",
    declaration: (definition?.source.masked ?? `static ${variable.type} ${name}`)
      .replace(/[=;{][\s\S]*$/, "")
      .replace(/\s+/g, " ")
      .trim(),
    path: place.path,
    line: place.firstLine,
    type: `${variable.type}${variable.pointers > 0 ? ` ${"*".repeat(variable.pointers)}` : ""}`,
    facts: yield* resolvedFacts(variable.type, variable.pointers, source.path, wordBytes),
    bits: null,
    isArray: variable.isArray,
    bitNeighbours: [],
    remark: null,
    alias: "",
  };
}

function variableOf({ source }: FoundDefinition, name: string) {
  const text = source.masked
    .replace(/[;{][\s\S]*$/, "")
    .replace(PER_CPU_DEFINITION, "$1 $2")
    .replace(/\b(__\w+|EXPORT_\w+)\b/g, " ")
    .trim();
  return declaration(text).find((variable) => variable.name === name);
}

/** The members of `struct X`, `union X` or of a typedef of one. */
function* findAggregate(type: string, contextFile: string, expression: string): Investigation<Aggregate | null> {
  const definition = yield* lookUp(type, contextFile, `To know what \`${expression}\` is, I look up \`${type}\`.`);
  if (definition === null) return null;
  if (!/^(struct|union|typedef)$/.test(definition.kind)) return null;
  const inPlace = parseAggregate(definition.source);
  if (inPlace !== null) return inPlace;
  const meaning = /\btypedef\s+((?:struct|union)\s+\w+)/.exec(definition.source.masked)?.[1];
  return meaning === undefined || meaning === type ? null : yield* findAggregate(meaning, contextFile, expression);
}

function* lookUp(name: string, contextFile: string, thoughts: string): Investigation<FoundDefinition | null> {
  const [answer] = yield { thoughts, lookups: [definitionLookup(name, contextFile)] };
  return readDefinition(answer);
}

import { findAccesses, type SourceAccess } from "../c/accesses";
import type { SourceText } from "../c/source-text";
import { type Investigation, together } from "../investigation";
import { definitionLookup, readDefinition } from "../lookups";
import { accessesAtLine, addressedBy, type Candidate } from "./candidates";
import { type Field, findField } from "./field";
import type { Side } from "./sides";

/** Two different names for one place: the accesses, and the field that both of them touch. */
interface Overlap {
  readonly candidate: Candidate;
  readonly field: Field;
}

interface TypedAccess {
  readonly access: SourceAccess;
  readonly field: Field;
}

/**
 * The field at the lines of the report when the two sides name it differently: two bit-fields of one struct, a struct and a
 * member of it, or a member whose address a function gives. Null when the lines hold no such two.
 */
export function* overlappingFields(sides: readonly [Side, Side], wordBytes: number): Investigation<Overlap | null> {
  const [first = [], second = []] = yield* together(sides.map((side) => fieldsAtLine(side, wordBytes)));
  for (const one of first) {
    for (const other of second) {
      const field = sharedField(one, other);
      if (field !== null) return { candidate: candidateOf(field, one.access, other.access), field };
    }
  }
  return null;
}

/** More accesses of one line are not looked up. */
const MAX_ACCESSES = 3;

function* fieldsAtLine(side: Side, wordBytes: number): Investigation<TypedAccess[]> {
  const { source } = side.code;
  if (source === null) return [];
  const accesses = accessesAtLine(side).slice(0, MAX_ACCESSES);
  const fields = yield* together(accesses.map((access) => fieldsOf(access, source, wordBytes)));
  return accesses.flatMap((access, index) => (fields[index] ?? []).map((field) => ({ access, field })));
}

function* fieldsOf(access: SourceAccess, source: SourceText, wordBytes: number): Investigation<Field[]> {
  const helper = addressedBy(access);
  if (helper !== null) return yield* addressedFields(helper, source.path, wordBytes);
  const field = yield* findField(access, source, wordBytes);
  return field === null ? [] : [field];
}

/** A function that gives the address of more members is no accessor. */
const MAX_ADDRESSED = 4;

/** The members whose address `name` returns: `return &x->count;`. */
function* addressedFields(name: string, path: string, wordBytes: number): Investigation<Field[]> {
  const [answer] = yield {
    thoughts: `\`${name}\` gives the address of what is accessed: I look up whose.`,
    lookups: [definitionLookup(name, path)],
  };
  const source = readDefinition(answer)?.source;
  if (source === undefined) return [];
  const given = findAccesses(source).filter(
    ({ direction, members, offset }) =>
      direction === "address" && members.length > 0 && /\breturn\s*&\s*$/.test(source.masked.slice(0, offset)),
  );
  if (given.length > MAX_ADDRESSED) return [];
  const fields = yield* together(given.map((access) => findField(access, source, wordBytes)));
  return fields.filter((field) => field !== null);
}

function sharedField(one: TypedAccess, other: TypedAccess): Field | null {
  const isSame = one.field.path === other.field.path && one.field.line === other.field.line;
  if (isSame && (addressedBy(one.access) ?? addressedBy(other.access)) !== null) return one.field;
  const areNeighbours = one.field.bits !== null && one.field.bitNeighbours.includes(other.field.name);
  if (areNeighbours && one.field.path === other.field.path) return one.field;
  if (isPart(other.access, one)) return one.field;
  return isPart(one.access, other) ? other.field : null;
}

/** `x->range.start` is part of `x->range`, which is accessed whole. */
function isPart(part: SourceAccess, { access: whole, field }: TypedAccess): boolean {
  const isWhole = field.facts.class === "aggregate" && !field.isArray && whole.members.length > 0;
  const under = part.members.slice(0, whole.members.length);
  return isWhole && part.members.length > whole.members.length && under.join(".") === whole.members.join(".");
}

function candidateOf(field: Field, first: SourceAccess, second: SourceAccess): Candidate {
  return { name: field.name, accesses: [first, second], others: [[], []], score: 0, atReportedLines: true };
}

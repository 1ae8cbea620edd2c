import type { SourceAccess } from "../c/accesses";
import { type Investigation, together } from "../investigation";
import { accessesAtLine, type Candidate } from "./candidates";
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
 * The fields at the lines of the report when the two sides name different ones that lie over each other: two bit-fields of one
 * struct, or a struct and a member of it. Null when the lines hold no such two.
 */
export function* overlappingFields(
  sides: readonly [Side, Side],
  wordBytes: number,
): Investigation<Overlap | null> {
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
const MAX_ACCESSES = 2;

function* fieldsAtLine(side: Side, wordBytes: number): Investigation<TypedAccess[]> {
  const { source } = side.code;
  if (source === null) return [];
  const accesses = accessesAtLine(side).slice(0, MAX_ACCESSES);
  const fields = yield* together(accesses.map((access) => findField(access, source, wordBytes)));
  return accesses.flatMap((access, index) => {
    const field = fields[index] ?? null;
    return field === null ? [] : [{ access, field }];
  });
}

function sharedField(one: TypedAccess, other: TypedAccess): Field | null {
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

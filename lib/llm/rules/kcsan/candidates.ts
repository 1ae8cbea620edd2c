import type { Report } from "@/lib/report/report";
import { memberName, type SourceAccess } from "../c/accesses";
import { declaredVariables } from "../c/declarations";
import type { Side } from "./sides";
import { storesOtherConstant, type ValueChange, type ValueHint, valueHint } from "./value-hints";

/** A pair of accesses of the source that may be the two of the report. */
export interface Candidate {
  /** Name of the field or variable that both access. */
  readonly name: string;
  /** Null for a side whose function is not known. */
  readonly accesses: readonly [SourceAccess | null, SourceAccess | null];
  /** Per side: other accesses that fit the report too, as far as the code tells to the same object. */
  readonly others: readonly [readonly SourceAccess[], readonly SourceAccess[]];
  /** Higher is likelier; only compared, never shown. */
  readonly score: number;
  /** Whether both accesses stand at the lines of the report. */
  readonly atReportedLines: boolean;
}

/**
 * Pairs of accesses that fit what the report says: one name on both sides, read or written as reported. Likeliest first.
 *
 * The line of the report is that of the return address of KCSAN's hook, which often is the statement after the access; so
 * lines shortly before count as fitting too.
 */
export function findCandidates(report: Report, sides: readonly [Side, Side]): Candidate[] {
  const first = namedAccesses(sides[0]);
  const second = namedAccesses(sides[1]);
  const isAlone = isUnknown(sides[0]) || isUnknown(sides[1]);
  const names = isAlone ? [...first.keys(), ...second.keys()] : [...first.keys()].filter((name) => second.has(name));
  return names
    .map((name) => pair(name, [first.get(name) ?? [], second.get(name) ?? []], sides, report.valueChange))
    .filter((candidate) => !isAlone || candidate.atReportedLines)
    .sort((a, b) => b.score - a.score);
}

/** `*field_of(x)`: the place is one whose address a function gives. The name of that function; null for other accesses. */
export function addressedBy({ root, members, indirect }: SourceAccess): string | null {
  return members.length === 0 && indirect ? (/^(\w+)\(/.exec(root)?.[1] ?? null) : null;
}

/** Accesses of members at the reported line of a side that do what the report says; the nearest first. */
export function accessesAtLine(side: Side): SourceAccess[] {
  const fitting = side.accesses.filter(
    (access) => (access.members.length > 0 || addressedBy(access) !== null) && fitsDirection(side, access),
  );
  return rank(side, fitting, null).filter((access) => lineScore(side, access) > 0);
}

function isUnknown(side: Side): boolean {
  return side.code.source === null;
}

/** Accesses of a side that do what the report says, by name. Local variables cannot race. */
function namedAccesses(side: Side): ReadonlyMap<string, readonly SourceAccess[]> {
  const locals = side.code.source === null ? new Map() : declaredVariables(side.code.source);
  const byName = new Map<string, SourceAccess[]>();
  for (const access of side.accesses) {
    const isLocal = access.members.length === 0 && locals.get(access.root)?.isStatic === false;
    if ((isLocal && !access.indirect) || !fitsDirection(side, access)) continue;
    if (access.members.length === 0 && /^[A-Z0-9_]+$|\(/.test(access.root)) continue;
    const name = isLocal ? `*${access.root}` : memberName(access);
    byName.set(name, [...(byName.get(name) ?? []), access]);
  }
  return byName;
}

function fitsDirection(side: Side, access: SourceAccess): boolean {
  const kind = side.access.kind;
  // What a helper accesses is handed to it by address or as a pointer.
  if (side.helper !== null) return access.call !== "" || access.direction !== "address";
  if (access.direction === "address") return false;
  if (access.direction === "read-write") return true;
  return kind === "read-write" ? access.direction === "write" : access.direction === kind;
}

/** Two lines that both fit are no accident: they outweigh marks, which are added and removed while lines stay. */
const AT_BOTH_LINES = 30;

function pair(
  name: string,
  found: readonly [readonly SourceAccess[], readonly SourceAccess[]],
  sides: readonly [Side, Side],
  change: ValueChange,
): Candidate {
  const first = rank(sides[0], found[0], change);
  const second = rank(sides[1], found[1], change);
  const atLine = (side: Side, best: SourceAccess | undefined) =>
    isUnknown(side) || (best !== undefined && lineScore(side, best) > 0);
  const atReportedLines = atLine(sides[0], first[0]) && atLine(sides[1], second[0]);
  const score = (side: Side, best: SourceAccess | undefined) =>
    best === undefined ? 0 : accessScore(side, best, change);
  return {
    name,
    accesses: [first[0] ?? null, second[0] ?? null],
    others: [alternatives(first, change), alternatives(second, change)],
    score:
      score(sides[0], first[0]) +
      score(sides[1], second[0]) +
      hintScore(name, valueHint(change)) +
      (atReportedLines ? AT_BOTH_LINES : 0),
    atReportedLines,
  };
}

/** Those besides the first of `ranked` that the report may mean: one for each line. */
function alternatives(ranked: readonly SourceAccess[], change: ValueChange): SourceAccess[] {
  const [best, ...rest] = ranked;
  if (best === undefined) return [];
  const fitting = rest.filter(
    (access) =>
      access.line !== best.line &&
      access.direction === best.direction &&
      access.marked === best.marked &&
      mayBeSameObject(access, best) &&
      !storesOtherConstant(access.stored, change),
  );
  return [...new Map(fitting.map((access) => [access.line, access])).values()];
}

/**
 * False when two expressions of one function visibly lead to different objects: other members from one variable
 * (`a->b->v`, `a->v`), or another number of pointers on the way.
 */
export function mayBeSameObject(first: SourceAccess, second: SourceAccess): boolean {
  const path = ({ expression }: SourceAccess) => expression.replace(/\[[^\]]*\]/g, "[]");
  return first.root === second.root ? path(first) === path(second) : hops(first) === hops(second);
}

/** The accesses of one side, the likeliest first. */
function rank(side: Side, accesses: readonly SourceAccess[], change: ValueChange): SourceAccess[] {
  return accesses
    .map((access) => ({ access, score: accessScore(side, access, change) }))
    .sort((a, b) => b.score - a.score || a.access.offset - b.access.offset)
    .map(({ access }) => access);
}

/** How well one access fits one side of the report. */
function accessScore(side: Side, access: SourceAccess, change: ValueChange): number {
  const marked = access.marked === side.access.marked || side.helper !== null ? 0 : -25;
  const exact = access.direction === side.access.kind ? 4 : 0;
  const dereferenced = access.dereferenced ? -2 : 0;
  // The fewer pointers lie between, the likelier it is the object that the two sides share.
  const distance = 2 * Math.max(0, hops(access) - 1);
  const otherValue = storesOtherConstant(access.stored, change) ? -10 : 0;
  return lineScore(side, access) + marked + exact + dereferenced + otherValue - distance;
}

/** Number of pointers that the expression follows. */
function hops({ expression }: SourceAccess): number {
  return expression.split("->").length - 1;
}

/** 0 when the access is not near the line of the report, or that line means nothing in this tree. */
function lineScore(side: Side, access: SourceAccess): number {
  if (side.lineFits !== true) return 0;
  const before = side.code.frame.line - access.line;
  if (before >= 0 && before <= 3) return 40 - 6 * before;
  return before < 0 && before >= -2 ? 12 : 0;
}

function hintScore(name: string, hint: ValueHint): number {
  const fitting: Readonly<Record<ValueHint["kind"], RegExp | null>> = {
    errno: /err|status|rc$|ret$/i,
    flag: /flag|done|ready|enabled?$|active|valid|busy|dirty|used|initiali[sz]ed|running|state/i,
    counter: /count|cnt|nr_|num|total|stat|packets|bytes|seq|len$/i,
    pointer: null,
    none: null,
  };
  return fitting[hint.kind]?.test(name) ? 8 : 0;
}

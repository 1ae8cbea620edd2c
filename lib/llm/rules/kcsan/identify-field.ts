import type { Report } from "@/lib/report/report";
import { findAccesses } from "../c/accesses";
import { type Investigation, together } from "../investigation";
import { definitionLookup, readDefinition } from "../lookups";
import { type Candidate, findCandidates } from "./candidates";
import { type Field, findField } from "./field";
import { overlappingFields } from "./overlapping-fields";
import type { Side } from "./sides";
import { valueHint } from "./value-hints";

/** The field that races, as far as it could be told. */
export interface Identified {
  /** The sides, possibly moved into an inlined callee that the report does not name. */
  readonly sides: readonly [Side, Side];
  readonly candidate: Candidate | null;
  readonly field: Field | null;
  /** Names of fields that fit about as well. */
  readonly rivals: readonly string[];
}

const MAX_CANDIDATES = 6;
const MAX_CALLEES = 4;

/** Finds the field that both sides access: by line, direction, mark, type, size and value. */
export function* identifyField(
  report: Report,
  sides: readonly [Side, Side],
  wordBytes: number,
): Investigation<Identified> {
  const found = yield* typedCandidates(report, sides, wordBytes);
  if (found.candidate?.atReportedLines) return found;
  const overlap = yield* overlappingFields(sides, wordBytes);
  if (overlap !== null) return { sides, ...overlap, rivals: [] };
  if (found.candidate !== null) return found;
  const deeper = yield* inCallees(sides);
  if (deeper === null) return found;
  const inside = yield* typedCandidates(report, deeper, wordBytes);
  return inside.candidate === null ? found : inside;
}

function* typedCandidates(report: Report, sides: readonly [Side, Side], wordBytes: number): Investigation<Identified> {
  const candidates = shortlist(findCandidates(report, sides));
  const typed = yield* together(candidates.map((candidate) => withField(report, candidate, sides, wordBytes)));
  const ranked = typed.filter((entry) => entry !== null).sort((a, b) => b.score - a.score);
  const [best, ...rest] = ranked;
  if (best === undefined) return { sides, candidate: null, field: null, rivals: [] };
  const rivals = rest.filter(({ score }) => score >= best.score - 9).map(({ candidate }) => candidate.name);
  return { sides, candidate: best.candidate, field: best.field, rivals };
}

/** Those worth looking up types for: with lines that fit, only the ones near the best. */
function shortlist(candidates: readonly Candidate[]): Candidate[] {
  const best = candidates[0];
  if (best?.atReportedLines !== true) return candidates.slice(0, MAX_CANDIDATES);
  return candidates.filter(({ score }) => score >= best.score - 20).slice(0, 3);
}

interface TypedCandidate {
  readonly candidate: Candidate;
  readonly field: Field | null;
  readonly score: number;
}

/**
 * Null when the two sides access different fields of one name, or one of another size than reported. Where the lines of the
 * report fit, they outweigh both: the declaration may have changed, the access be to a part of it, or one struct lie over the
 * other (`struct folio` over `struct page`), as the report gives one address for both.
 */
function* withField(
  report: Report,
  candidate: Candidate,
  sides: readonly [Side, Side],
  wordBytes: number,
): Investigation<TypedCandidate | null> {
  const fields = yield* together(
    sides.map(function* (side, index): Investigation<Field | null> {
      const access = candidate.accesses[index === 0 ? 0 : 1];
      if (access === null || side.code.source === null) return null;
      return yield* findField(access, side.code.source, wordBytes);
    }),
  );
  const [first, second] = fields;
  const isOne = !first || !second || (first.path === second.path && first.line === second.line);
  if (!isOne && !(candidate.atReportedLines && first.type === second.type)) return null;
  const field = first ?? second ?? null;
  const contradicts = field !== null && !sizeFits(field, sides);
  if (contradicts && !candidate.atReportedLines) return null;
  return {
    candidate,
    field,
    score: candidate.score + typeScore(report, field) - (contradicts ? 40 : 0) - (isOne ? 0 : 20),
  };
}

/** Whether the declared size is that of an access; true when it is not known. */
export function sizeFits(field: Field, sides: readonly [Side, Side]): boolean {
  const { size } = field.facts;
  if (size === null || field.bits !== null || field.isArray || field.facts.class === "aggregate") return true;
  return sides.some(({ access }) => access.size === 0 || access.size === size);
}

function typeScore(report: Report, field: Field | null): number {
  if (field === null) return 0;
  const hint = valueHint(report.valueChange).kind;
  const isAddress =
    field.facts.class === "pointer" || field.facts.class === "function pointer" || field.facts.class === "container";
  const sized = field.facts.size === null ? 10 : 20;
  if (hint === "pointer") return sized + (isAddress ? 20 : -20);
  if (hint === "flag" && field.facts.class === "boolean") return sized + 6;
  return isAddress && hint !== "none" ? sized - 10 : sized;
}

/** Moves sides into a function or macro that is called at the reported line; null when there is none. */
function* inCallees(sides: readonly [Side, Side]): Investigation<readonly [Side, Side] | null> {
  const moved = yield* together(sides.map(intoCallees));
  const [first, second] = moved;
  if (first === undefined || second === undefined) return null;
  return first === sides[0] && second === sides[1] ? null : [first, second];
}

/** The same side with the accesses of its callees near the line, when the report's frame stops above them. */
function* intoCallees(side: Side): Investigation<Side> {
  const { source, frame } = side.code;
  if (source === null || side.lineFits !== true || side.helper !== null) return side;
  const lines = source.masked
    .split("\n")
    .slice(Math.max(0, frame.line - 3 - source.firstLine), frame.line + 1 - source.firstLine);
  const names = Array.from(lines.join("\n").matchAll(/\b([A-Za-z_]\w*)\s*\(/g), ([, name = ""]) => name);
  const callees = [...new Set(names)]
    .filter((name) => !/^(if|while|for|switch|return|sizeof|likely|unlikely|READ_ONCE|WRITE_ONCE)$/.test(name))
    .slice(-MAX_CALLEES);
  if (callees.length === 0) return side;
  const answers = yield {
    thoughts: `Nothing at ${frame.file}:${frame.line} fits the report by itself; the access may be in ${callees.map((name) => `\`${name}\``).join(", ")}, inlined there.`,
    lookups: callees.map((name) => definitionLookup(name, source.path)),
  };
  for (const [index, answer] of answers.entries()) {
    const inner = readDefinition(answer)?.source;
    if (inner === undefined || inner.lineStarts.length > 60) continue;
    const accesses = findAccesses(inner).filter(
      (access) => access.direction === side.access.kind && access.members.length > 0,
    );
    if (accesses.length === 0) continue;
    const callee = { ...frame, function: callees[index] ?? "", file: inner.path, line: 0, inlined: true };
    return {
      ...side,
      code: { frame: callee, source: inner },
      callers: [side.code, ...side.callers],
      accesses,
      lineFits: null,
    };
  }
  return side;
}

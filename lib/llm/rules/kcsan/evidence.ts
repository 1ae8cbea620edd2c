import type { Report } from "@/lib/report/report";
import { findAccesses, memberName, type SourceAccess } from "../c/accesses";
import { type HeldLock, locksHeldAt } from "../c/locks";
import type { SourceText } from "../c/source-text";
import { type ValueUse, valueUses } from "../c/value-uses";
import type { Candidate } from "./candidates";
import type { Field } from "./field";
import { exclusiveLocks, isExclusiveHolder, isForeign, type LockAtAccess, locksAtAccess } from "./held-locks";
import { usesOfResult } from "./returned-value";
import type { Side } from "./sides";
import type { StoredTarget } from "./stored-target";
import type { Surroundings } from "./surroundings";
import { maskUpdate } from "./updates";
import { maskHint, type ValueHint, valueHint } from "./value-hints";

/** One side of the race, with the access that was found for it. */
export interface SideEvidence {
  readonly side: Side;
  /** Null when no access was found that fits. */
  readonly access: SourceAccess | null;
  /** Locks held at the access, by the function or its callers. */
  readonly locks: readonly LockAtAccess[];
  /** Those among them that exclude others and are not visibly of another object. */
  readonly guards: readonly LockAtAccess[];
}

/** A second look at the field after the racing read, safe from the race. */
export interface Recheck {
  readonly path: string;
  readonly line: number;
  readonly how: string;
  /** The lock is found through the value itself, which is compared with a fresh one under it. */
  readonly revalidates: boolean;
}

/** Everything that the rules judge. All of it comes from the report and from answers of tools. */
export interface RaceEvidence {
  readonly report: Report;
  readonly hint: ValueHint;
  /** Bytes of a machine word of the target. */
  readonly wordBytes: number;
  readonly sides: readonly [SideEvidence, SideEvidence];
  /** Null when no access fits on both sides. */
  readonly candidate: Candidate | null;
  /** Null when its declaration was not found. */
  readonly field: Field | null;
  /** Other fields that fit the report as well. */
  readonly rivals: readonly string[];
  /** What the reading side does with the value; empty when both sides write. */
  readonly uses: readonly ValueUse[];
  readonly recheck: Recheck | null;
  /** What the reader's caller does with what the reader returns; null when that is not known. */
  readonly resultUses: readonly ValueUse[] | null;
  /** What the writer lets a pointer point to, when that is part of the kernel's image. */
  readonly target: StoredTarget | null;
  readonly surroundings: Surroundings | null;
  /** Whether the report's lines and the tree's agree; null when the report has no lines. */
  readonly linesFit: boolean | null;
}

/** What {@link gatherEvidence} starts from. */
export interface Findings {
  readonly report: Report;
  readonly wordBytes: number;
  readonly sides: readonly [Side, Side];
  readonly candidate: Candidate | null;
  readonly field: Field | null;
  readonly rivals: readonly string[];
  readonly surroundings: Surroundings | null;
  /** Per side: locks that all callers of the outermost function of its stack hold. */
  readonly beyond: readonly [readonly LockAtAccess[], readonly LockAtAccess[]];
}

/** Derives from the findings what the rules ask about: locks, uses, a second look. */
export function gatherEvidence(findings: Findings): RaceEvidence {
  const { candidate, sides } = findings;
  const evidence = (index: 0 | 1): SideEvidence => {
    const access = candidate?.accesses[index] ?? null;
    const side = sides[index];
    const locks = [...locksAtAccess(side, access?.line ?? side.code.frame.line), ...findings.beyond[index]];
    const guards = exclusiveLocks(locks).filter((held) => access === null || !isForeign(held, access.expression));
    return { side, access, locks, guards };
  };
  const both = [evidence(0), evidence(1)] as const;
  const reader = both.find(({ side, access }) => side.access.kind === "read" && access !== null);
  return {
    ...findings,
    hint: hintOf(findings, both),
    sides: both,
    uses: reader === undefined ? [] : usesOf(reader),
    recheck: reader === undefined ? null : recheckOf(reader),
    resultUses: reader === undefined ? null : usesOfResult(reader.side),
    target: null,
    linesFit: linesFit(findings),
  };
}

/** What the values look like; a number whose bits are set or cleared is a mask, whatever its values. */
function hintOf({ report, field }: Findings, sides: readonly SideEvidence[]): ValueHint {
  const update = field?.facts.class === "boolean" ? undefined : sides.map(maskUpdate).find((text) => text !== null);
  const mask = update ? maskHint(report.valueChange, update) : null;
  return mask ?? valueHint(report.valueChange);
}

/** The writing sides: both, or one. */
export function writers(evidence: RaceEvidence): SideEvidence[] {
  return evidence.sides.filter(({ side }) => side.access.kind !== "read");
}

function usesOf({ side, access }: SideEvidence): ValueUse[] {
  return side.code.source === null || access === null || side.helper !== null
    ? []
    : valueUses(side.code.source, access);
}

/** A later read of the same field under an exclusive lock that the racing read does not have, or a compare-and-exchange. */
function recheckOf({ side, access }: SideEvidence): Recheck | null {
  const { source } = side.code;
  if (source === null || access === null) return null;
  if (locksHeldAt(source, access.line).some(isExclusiveHolder)) return null;
  for (const later of findAccesses(source)) {
    if (later.offset <= access.offset || !mayBeSameField(later, access)) continue;
    if (later.direction === "read-write" && later.marked)
      return { path: source.path, line: later.line, how: `${later.call}()`, revalidates: false };
    if (later.direction !== "read") continue;
    const lock = locksHeldAt(source, later.line).find((held) => isExclusiveHolder(held) && held.line > access.line);
    if (lock === undefined) continue;
    const revalidates = isRevalidated(source, access, later, lock);
    return { path: source.path, line: later.line, how: `${lock.call}(${lock.object})`, revalidates };
  }
  return null;
}

/** `p = x->p; lock(&p->lock); if (p == x->p)`: the lock is that of what was read, and what was read is compared under it. */
function isRevalidated(source: SourceText, access: SourceAccess, later: SourceAccess, lock: HeldLock): boolean {
  const copy = /(\w+)\s*=\s*(?:\w+\s*\(\s*)?$/.exec(
    source.masked.slice(Math.max(0, access.offset - 80), access.offset),
  )?.[1];
  if (copy === undefined || later.dereferenced || !new RegExp(`^&?${copy}->`).test(lock.object)) return false;
  const end = later.offset + later.expression.length;
  const around = `${source.masked.slice(Math.max(0, later.offset - 80), later.offset)}@${source.masked.slice(end, end + 80)}`;
  return new RegExp(`\\b${copy}\\s*[!=]=\\s*(?:\\w+\\s*\\(\\s*)?@|^[^;]*@\\s*\\)?\\s*[!=]=\\s*${copy}\\b`).test(around);
}

/** By name; a local variable that is called like the member is not it. */
function mayBeSameField(first: SourceAccess, second: SourceAccess): boolean {
  return memberName(first) === memberName(second) && first.members.length > 0 === second.members.length > 0;
}

function linesFit({ candidate, sides }: Findings): boolean | null {
  if (sides.every(({ lineFits }) => lineFits === null)) return null;
  return sides.every(({ lineFits }) => lineFits !== false) && candidate?.atReportedLines === true;
}

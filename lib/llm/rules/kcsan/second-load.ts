import type { SourceAccess } from "../c/accesses";
import { locksHeldAt } from "../c/locks";
import { valueUses } from "../c/value-uses";
import type { SideEvidence } from "./evidence";
import { isExclusiveHolder } from "./held-locks";

/** A place that a function tests, and reads again to use it. */
export interface SecondLoad {
  readonly test: SourceAccess;
  readonly use: SourceAccess;
  /** What the second value is used for. */
  readonly how: "followed" | "called" | "divides" | "index" | "passed on";
}

/** The racing read as the test or the use of such a pair; null when it is read once, or again under a lock. */
export function secondLoad({ side, access }: SideEvidence): SecondLoad | null {
  const { source } = side.code;
  if (source === null || access === null || access.marked || side.access.kind !== "read") return null;
  if (locksHeldAt(source, access.line).some(isExclusiveHolder)) return null;
  const same = side.accesses.filter(
    (other) => !other.marked && other.direction === "read" && placeOf(other) === placeOf(access),
  );
  const tests = same.filter((other) => !other.dereferenced && valueUses(source, other)[0]?.kind === "branch");
  for (const test of tests) {
    for (const use of same) {
      if (use.offset <= test.offset || (use.offset !== access.offset && test.offset !== access.offset)) continue;
      if (locksHeldAt(source, use.line).some(isExclusiveHolder)) continue;
      const how = howUsed(side, use);
      if (how !== null) return { test, use, how };
    }
  }
  return null;
}

function placeOf({ expression }: SourceAccess): string {
  return expression.replace(/^\*/, "");
}

function howUsed({ code: { source } }: SideEvidence["side"], use: SourceAccess): SecondLoad["how"] | null {
  if (source === null) return null;
  const after = source.masked.slice(use.offset + use.expression.replace(/^\*/, "").length);
  if (/^\s*\)?\s*\(/.test(after) && use.dereferenced) return "called";
  if (use.dereferenced || use.expression.startsWith("*")) return "followed";
  if (/[/%]\s*\(?\s*$/.test(source.masked.slice(Math.max(0, use.offset - 8), use.offset))) return "divides";
  const kind = valueUses(source, use)[0]?.kind;
  if (kind === "index") return "index";
  return kind === "argument" ? "passed on" : null;
}

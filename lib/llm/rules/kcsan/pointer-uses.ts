import { locksHeldAt } from "../c/locks";
import type { ValueUse } from "../c/value-uses";
import type { RaceEvidence, SideEvidence } from "./evidence";
import { isExclusiveHolder } from "./held-locks";
import { mentions } from "./mentions";

/** Functions that look at a pointer's value and not at what it leads to. */
const PREDICATE = /^(IS_ERR(_OR_NULL|_VALUE)?|PTR_ERR(_OR_ZERO)?|ZERO_OR_NULL_PTR|WARN\w*|BUG_ON|VM_\w+)$/;

/**
 * Whether the reader goes on with a pointer: anything more than a test, a test by a function that is handed it, or a test that
 * leads to code that names the field. What is only loaded anew under a lock that the reader takes after the test is another value.
 */
export function isFollowed({ field, uses, sides }: Pick<RaceEvidence, "field" | "uses" | "sides">): boolean {
  const name = field?.name ?? "";
  const reader = sides.find(({ side, access }) => side.access.kind === "read" && access !== null);
  const isLocked = reader !== undefined && isLoadedUnderLock(reader, name);
  return uses.some(
    (use) =>
      use.kind !== "branch" || isHandedOn(use) || (!isLocked && use.effects.some(({ what }) => mentions(what, name))),
  );
}

/** Whether every later load by the reader's function happens under a lock that it takes after the racing read. */
function isLoadedUnderLock({ side, access }: SideEvidence, name: string): boolean {
  const { source } = side.code;
  if (source === null || access === null) return false;
  const later = side.accesses.filter(
    ({ offset, direction, expression }) =>
      offset > access.offset && direction !== "write" && mentions(expression, name),
  );
  return later.every(({ line }) =>
    locksHeldAt(source, line).some((lock) => isExclusiveHolder(lock) && lock.line > access.line),
  );
}

/** `if (copy(to, x->buffer, size))`: what is tested is the answer of a function that gets the pointer. */
function isHandedOn({ kind, detail }: ValueUse): boolean {
  return kind === "branch" && detail !== "" && !PREDICATE.test(detail);
}

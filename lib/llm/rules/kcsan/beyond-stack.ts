import { type Investigation, together } from "../investigation";
import { callerLocks } from "./caller-locks";
import { exclusiveLocks, type LockAtAccess, locksAtAccess } from "./held-locks";
import { functionName } from "./helper-frames";
import type { Side } from "./sides";

/**
 * Locks of callers that a cut stack does not name: those that every call of its outermost function is made under. None when
 * the stack goes on to an entry, or when a lock is held within it.
 */
export function* locksBeyond(
  sides: readonly [Side, Side],
): Investigation<readonly [readonly LockAtAccess[], readonly LockAtAccess[]]> {
  const [first = [], second = []] = yield* together(sides.map(beyond));
  return [first, second];
}

function* beyond(side: Side): Investigation<readonly LockAtAccess[]> {
  const outermost = side.callers.at(-1) ?? side.code;
  const isCut = side.access.stack.frames.at(-1) === outermost.frame;
  if (!isCut || outermost.source === null) return [];
  if (exclusiveLocks(locksAtAccess(side, side.code.frame.line)).length > 0) return [];
  const found = yield* callerLocks(functionName(outermost.frame), outermost.source.path);
  return found?.common ?? [];
}

import { declaredVariables } from "../c/declarations";
import { type HeldLock, locksHeldAt, lockText } from "../c/locks";
import { lastLine, type SourceText } from "../c/source-text";
import { functionName } from "./helper-frames";
import type { FrameCode, Side } from "./sides";

/** A lock that is held at an access, and the function that took it. */
export interface LockAtAccess {
  readonly lock: HeldLock;
  readonly function: string;
  readonly path: string;
  /** True when a caller in the stack took it and not the accessing function. */
  readonly byCaller: boolean;
  /** Type of the object that the lock is a member of, as the function declares it; empty when it is reached another way. */
  readonly owner: string;
}

/** Locks held at `line` of the side's function: its own, and those of the callers that the report's stack names. */
export function locksAtAccess(side: Side, line: number): LockAtAccess[] {
  const { source } = side.code;
  const own = source === null ? [] : locksHeldAt(source, line).map((lock) => atAccess(lock, side.code, false));
  const callees = [side.code, ...side.callers];
  const above = side.callers.flatMap((caller, index) => {
    const called = callees[index];
    const call = called === undefined ? null : callLine(caller, functionName(called.frame));
    if (caller.source === null || called === undefined || call === null) return [];
    // The callee may be what takes the lock: it is not held yet in there.
    const callee = functionName(called.frame);
    return locksHeldAt(caller.source, call)
      .filter((lock) => lock.line !== call || lock.call !== callee)
      .map((lock) => atAccess(lock, caller, true));
  });
  return [...own, ...above];
}

/** Those that keep another holder of the same lock out. */
export function exclusiveLocks(locks: readonly LockAtAccess[]): LockAtAccess[] {
  return locks.filter(({ lock }) => isExclusiveHolder(lock));
}

export function isExclusiveHolder(lock: HeldLock): boolean {
  return lock.kind === "exclusive";
}

/**
 * A name for the lock that survives different variable names: the function family and the last member of its object.
 * `spin_lock_bh(&port->rx_lock)` and `spin_lock(&p->rx_lock)` are the same lock by this name; `lock_sock(sk)` and
 * `lock_sock(&smc->sk)` are both the lock of a socket, of which socket is another question.
 */
export function lockIdentity(lock: HeldLock): string {
  if (/sock/.test(lock.call) && /lock|held|owned/.test(lock.call)) return "socket lock";
  const last = lock.object.match(/\w+/g)?.at(-1) ?? "";
  if (/^guard\(/.test(lock.call) || last.length > 2) return last === "" ? lock.call : last;
  return `${lock.call.replace(/_(bh|irq|irqsave|nested|trylock)/g, "")}(${last})`;
}

/** The locks at an access, and those among them that exclude others and are not visibly of another object. */
export interface LocksOfSide {
  readonly locks: readonly LockAtAccess[];
  readonly guards: readonly LockAtAccess[];
}

/**
 * Identities of the locks by which two sides keep each other out: both hold them, at least one of them exclusively. Of the
 * same object or not: the names alone cannot tell.
 */
export function commonLocks(first: LocksOfSide, second: LocksOfSide): string[] {
  const shared = ({ locks }: LocksOfSide) => locks.filter(({ lock }) => lock.kind === "shared");
  const common = [
    ...first.guards.filter((held) => isAmong(held, second.guards)),
    ...shared(first).filter((held) => isAmong(held, second.guards)),
    ...shared(second).filter((held) => isAmong(held, first.guards)),
  ];
  return [...new Set(common.map(({ lock }) => lockIdentity(lock)))];
}

/** Locks of one name in structs of two types are two locks. */
function isAmong(held: LockAtAccess, others: readonly LockAtAccess[]): boolean {
  return others.some(
    ({ lock, owner }) =>
      lockIdentity(lock) === lockIdentity(held.lock) && (owner === held.owner || owner === "" || held.owner === ""),
  );
}

/** `lock_sock(&smc->sk)` taken in `smc_connect_work` at net/smc/af_smc.c:1631, as Markdown. */
export function describeLock({ lock, function: name, path, byCaller }: LockAtAccess): string {
  const how = /^lockdep|must_hold|owned_by_me|ASSERT/.test(lock.call) ? "asserted" : "taken";
  return `\`${lockText(lock)}\`, ${how} ${byCaller ? `by the caller \`${name}\`` : ""} at ${path}:${lock.line}`.replace(
    "  ",
    " ",
  );
}

/**
 * True when a lock is visibly that of another object: `lock_sock(smc->clcsock->sk)` while `smc->sk.sk_err` is accessed. Only
 * for locks that are named by their object; a `&parent->lock` may well cover the children.
 */
export function isForeign({ lock, byCaller }: LockAtAccess, expression: string): boolean {
  const object = lock.object.replace(/^&/, "");
  const root = /^\w+/.exec(object)?.[0] ?? "";
  if (byCaller || root === "" || object === root || /(lock|mutex|mtx|sem|rwsem)\w*\)*$/i.test(object)) return false;
  const sameRoot = new RegExp(`^\\*?${root}\\b`).test(expression);
  return sameRoot && !expression.startsWith(`${object}.`) && !expression.startsWith(`${object}->`);
}

function atAccess(lock: HeldLock, code: FrameCode, byCaller: boolean): LockAtAccess {
  const owner = code.source === null ? "" : ownerOf(lock, code.source);
  return { lock, function: functionName(code.frame), path: code.source?.path ?? "", byCaller, owner };
}

/** `struct port` for `&port->lock`. */
export function ownerOf({ object }: HeldLock, source: SourceText): string {
  const root = /^&?(\w+)(?:->|\.)\w+(?:\.\w+)*$/.exec(object)?.[1];
  const type = root === undefined ? "" : (declaredVariables(source).get(root)?.type ?? "");
  return /^(struct|union) /.test(type) ? type : "";
}

/** Line of the call in the caller: the reported one where it fits, else where the callee's name stands. */
export function callLine({ frame, source }: FrameCode, callee: string): number | null {
  if (source === null) return null;
  const named = linesCalling(source, callee);
  const nearest = named.filter((line) => frame.line !== 0 && Math.abs(line - frame.line) <= 3);
  if (nearest[0] !== undefined) return nearest[0];
  if (named[0] !== undefined) return named[0];
  const fits = frame.line >= source.firstLine && frame.line <= lastLine(source) && source.path === frame.file;
  return fits ? frame.line : null;
}

function linesCalling(source: SourceText, callee: string): number[] {
  if (!/^\w+$/.test(callee)) return [];
  const pattern = new RegExp(`\\b${callee}\\s*\\(`);
  const body = source.masked.indexOf("{");
  return source.masked.split("\n").flatMap((text, index) => {
    const isBody = (source.lineStarts[index] ?? 0) > body;
    return isBody && pattern.test(text) ? [source.firstLine + index] : [];
  });
}

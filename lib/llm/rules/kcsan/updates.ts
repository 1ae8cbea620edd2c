import { memberName, type SourceAccess } from "../c/accesses";
import { mayBeSameObject } from "./candidates";
import type { SideEvidence } from "./evidence";
import { exclusiveLocks, isForeign, lockIdentity, locksAtAccess } from "./held-locks";
import { functionName } from "./helper-frames";

/** More of one function say nothing new, and each is asked for its locks. */
const MAX_OWN_WRITES = 12;

/** A write of the field by one of the racing functions that is not one of the two reported accesses. */
export interface OwnWrite {
  readonly function: string;
  readonly path: string;
  readonly line: number;
  /** Identities of the exclusive locks held there. */
  readonly locks: readonly string[];
}

/** True when the write depends on the value that it replaces. */
export function isReadModifyWrite(access: SourceAccess): boolean {
  if (access.direction === "read-write") return true;
  return access.stored.replace(/\s+/g, "").includes(access.expression);
}

/**
 * The line where the value was read that the write puts back changed (`pos = f->pos; …; f->pos = pos + n`); null when what is
 * stored does not come from the field.
 */
export function olderValueLine({ side, access }: SideEvidence): number | null {
  const { source } = side.code;
  const locals: readonly string[] = access?.stored.match(/\b[a-z_]\w*\b/gi) ?? [];
  if (source === null || access === null || access.direction !== "write" || access.marked) return null;
  for (const read of side.accesses) {
    if (read.offset >= access.offset || read.expression !== access.expression || read.direction !== "read") continue;
    const before = source.masked.slice(Math.max(0, read.offset - 80), read.offset);
    const target = /(\w+)\s*[-+*|&^]?=(?!=)[^;=]*$/.exec(before)?.[1];
    if (target !== undefined && locals.includes(target)) return read.line;
  }
  return null;
}

/** The operation by which `access` sets or clears bits (`x->mask |= BIT`); null when it does something else. */
export function maskUpdate({ side, access }: SideEvidence): string | null {
  const { source } = side.code;
  if (access === null || source === null) return null;
  const statement = /^[^;=|&^]{1,200}[|&^]=[^;=]{1,200}(?=;)/.exec(source.masked.slice(access.offset));
  if (access.direction === "read-write" && statement !== null) return statement[0].replace(/\s+/g, " ").trim();
  const isMasked = /^[|&^](?![|&])/.test(access.stored.replace(/\s+/g, "").slice(access.expression.length));
  return isMasked && isReadModifyWrite(access) ? `${access.expression} = ${access.stored}` : null;
}

/** Plain writes of the same object's field within the racing functions, besides the reported accesses. */
export function ownWrites(sides: readonly [SideEvidence, SideEvidence]): OwnWrite[] {
  const place = (path: string, line: number) => `${path}:${line}`;
  const pathOf = ({ side }: SideEvidence) => side.code.source?.path ?? "";
  const reported = new Set(sides.map((side) => place(pathOf(side), side.access?.line ?? 0)));
  const found = sides.flatMap((evidence) => writesOf(evidence));
  const fresh = found.filter(({ path, line }) => !reported.has(place(path, line)));
  return [...new Map(fresh.map((write) => [place(write.path, write.line), write])).values()];
}

function writesOf({ side, access: reported }: SideEvidence): OwnWrite[] {
  const { source, frame } = side.code;
  if (source === null || reported === null || reported.members.length === 0 || side.helper !== null) return [];
  return side.accesses
    .filter(
      (access) =>
        (access.direction === "write" || access.direction === "read-write") &&
        !access.marked &&
        memberName(access) === memberName(reported) &&
        mayBeSameObject(access, reported),
    )
    .slice(0, MAX_OWN_WRITES)
    .map((access) => {
      const guards = exclusiveLocks(locksAtAccess(side, access.line)).filter(
        (held) => !isForeign(held, access.expression),
      );
      const locks = [...new Set(guards.map(({ lock }) => lockIdentity(lock)))];
      return { function: functionName(frame), path: source.path, line: access.line, locks };
    });
}

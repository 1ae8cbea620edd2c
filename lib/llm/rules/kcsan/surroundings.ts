import { findAccesses, memberName, type SourceAccess } from "../c/accesses";
import { locksHeldAt } from "../c/locks";
import { lastLine, type SourceText, sourceText } from "../c/source-text";
import type { Investigation } from "../investigation";
import {
  definitionLookup,
  type FoundHits,
  fileIndexLookup,
  type GrepHit,
  grepLookup,
  readDefinition,
  readFunctions,
  readHits,
  readReferencePlaces,
  referencesLookup,
} from "../lookups";
import { callerLocksOf } from "./caller-locks";
import type { Field } from "./field";
import { isExclusiveHolder, lockIdentity } from "./held-locks";
import { functionName } from "./helper-frames";
import { SETS_UP } from "./set-up";
import type { Side } from "./sides";

/** A line of the tree that names the field. */
export interface Mention {
  readonly hit: GrepHit;
  readonly direction: SourceAccess["direction"];
  readonly marked: boolean;
  /** Enclosing function; empty when it is not known. */
  readonly function: string;
}

/** A write elsewhere, whose function was read for its locks. */
export interface GuardedWrite extends Mention {
  /** Identities of exclusive locks held there. */
  readonly locks: readonly string[];
  /** Places of the calls under which alone the function runs, when `locks` are those of its callers; else none. */
  readonly calls: readonly string[];
  /** Places of calls that are made under a lock while others are not. */
  readonly someCalls: readonly string[];
}

/** What the tree does with the field besides the two racing accesses. */
export interface Surroundings {
  /** Lines that use READ_ONCE, WRITE_ONCE, data_race and the like on it. */
  readonly marked: readonly Mention[];
  readonly markedTruncated: boolean;
  /** Folders in which the marked accesses were looked for. */
  readonly markedScopes: readonly string[];
  /** Plain accesses in the folders of the two functions, but outside of these. */
  readonly plain: readonly Mention[];
  readonly plainTruncated: boolean;
  readonly writes: readonly GuardedWrite[];
}

const MARKING =
  "(READ_ONCE|WRITE_ONCE|data_race|smp_load_acquire|smp_store_release|rcu_dereference[a-z_]*|rcu_assign_pointer|xchg|cmpxchg)";
const READ_WRITES = 5;

/** Greps for the field's uses, and reads the functions of the writes among them. */
export function* readSurroundings(
  name: string,
  field: Field | null,
  sides: readonly [Side, Side],
): Investigation<Surroundings> {
  const isVariable = field !== null && field.owner === "";
  const word = isVariable ? `(^|[^A-Za-z0-9_>.])${name}` : `(->|\\.)${name}`;
  const folders = [...new Set(sides.map(folderOf))].filter((folder) => folder !== "");
  const markedScopes =
    isDistinctive(name) && !isVariable ? [...new Set([...folders.map(subsystemOf), "include/"])] : folders;
  const files = [...new Set(sides.flatMap(({ code }) => (code.source === null ? [] : [code.source.path])))];
  const reference = field === null ? "" : referenceName(field);
  const asked = reference === "" ? [] : folders;
  const answers = yield {
    thoughts: `I look for other accesses of \`${name}\`: marked ones in ${markedScopes.join(" and ")}, plain ones next to the racing functions.`,
    lookups: [
      ...markedScopes.map((scope) => grepLookup(`${MARKING}\\([^;]*${word}([^A-Za-z0-9_]|$)`, scope)),
      ...folders.map((folder) => grepLookup(`${word}([^A-Za-z0-9_]|$)`, folder)),
      ...files.map(fileIndexLookup),
      ...asked.map((folder) => referencesLookup(reference, folder)),
    ],
  };
  const take = takeFrom(answers);
  const marked = take(markedScopes.length).map(readHits);
  const nearby = take(folders.length).map(readHits);
  const indexes = take(files.length).map(readFunctions);
  const functions = new Map(files.map((file, index) => [file, indexes[index] ?? []]));
  const mentions = (found: readonly FoundHits[]) =>
    found.flatMap(({ hits }) =>
      hits.flatMap((hit) => toMention(hit, { name, isVariable }, functions.get(hit.path) ?? [])),
    );
  const known = take(asked.length).map(readReferencePlaces);
  // Another struct may have a field of that name; where the types are known, its uses are left out.
  const isOwn = ({ path, line }: GrepHit) =>
    known.some((places) => places === null || places.has(`${path}:${line}`)) || known.length === 0;
  const near = mentions(nearby).filter(({ hit }) => isOwn(hit));
  return {
    marked: mentions(marked).filter((found) => found.marked),
    markedTruncated: marked.some(({ truncated }) => truncated),
    markedScopes,
    plain: near.filter((found) => !found.marked && !sides.some((side) => isInside(side, found.hit))),
    plainTruncated: nearby.some(({ truncated }) => truncated),
    writes: yield* readWrites(name, near, sides),
  };
}

/** The field as the references tool names it: `sock::sk_err`; empty for variables and for what a macro stands for. */
function referenceName({ owner, name, alias }: Field): string {
  const tag = /^(?:struct|union) (\w+)$/.exec(owner)?.[1];
  return tag === undefined || alias !== "" ? "" : `${tag}::${name}`;
}

function isInside({ code: { source } }: Side, { path, line }: GrepHit): boolean {
  return source !== null && source.path === path && line >= source.firstLine && line <= lastLine(source);
}

/** Takes a list apart, piece by piece. */
function takeFrom<T>(list: readonly T[]): (count: number) => T[] {
  let from = 0;
  return (count) => {
    from += count;
    return list.slice(from - count, from);
  };
}

/** Reads up to five functions that write elsewhere, and tells of each write which locks are held at it. */
function* readWrites(
  name: string,
  mentions: readonly Mention[],
  sides: readonly [Side, Side],
): Investigation<GuardedWrite[]> {
  const racing = new Set(sides.map(({ code }) => functionName(code.frame)));
  const writes = mentions.filter(
    (found) =>
      (found.direction === "write" || found.direction === "read-write") &&
      found.function !== "" &&
      !racing.has(found.function),
  );
  const isSameFunction = (a: Mention, b: Mention) => a.function === b.function && a.hit.path === b.hit.path;
  const functions = writes
    .filter((found, index) => writes.findIndex((other) => isSameFunction(found, other)) === index)
    .slice(0, READ_WRITES);
  if (functions.length === 0) return [];
  const answers = yield {
    thoughts: `\`${name}\` is also written in ${functions.map((found) => `\`${found.function}\``).join(", ")}: I look at which locks are held there.`,
    lookups: functions.map((found) => definitionLookup(found.function, found.hit.path)),
  };
  const read = functions.flatMap((first, index) => {
    const source = readDefinition(answers[index])?.source;
    if (source === undefined || source.path !== first.hit.path) return [];
    const own = writes.filter((found) => isSameFunction(found, first));
    return own.map((found) => ({ ...found, locks: locksAt(source, found.hit.line), calls: [], someCalls: [] }));
  });
  return yield* withCallersLocks(read);
}

/** Functions that write with no lock of their own, and whose callers may hold it; more are not asked about. */
const MAX_HELPERS = 3;

/** The writes, those of helpers with the locks that all callers of the helper hold. */
function* withCallersLocks(writes: readonly GuardedWrite[]): Investigation<GuardedWrite[]> {
  const unguarded = writes.filter((write) => write.locks.length === 0 && !SETS_UP.test(write.function));
  const helpers = [...new Map(unguarded.map((write) => [write.function, write.hit.path]))].slice(0, MAX_HELPERS);
  if (helpers.length === 0) return [...writes];
  const found = yield* callerLocksOf(helpers.map(([name, file]) => ({ name, file })));
  const byHelper = new Map(helpers.map(([name], index) => [name, found[index] ?? null]));
  return writes.map((write) => {
    const callers = write.locks.length === 0 ? byHelper.get(write.function) : null;
    if (!callers) return write;
    const locks = [...new Set(callers.common.map(({ lock }) => lockIdentity(lock)))];
    if (locks.length > 0) return { ...write, locks, calls: callers.calls };
    return callers.guarded.length < callers.calls.length ? { ...write, someCalls: callers.guarded } : write;
  });
}

function locksAt(source: SourceText, line: number): string[] {
  return [...new Set(locksHeldAt(source, line).filter(isExclusiveHolder).map(lockIdentity))];
}

/** Reads one line of grep as C; nothing when the name stands in a comment or is another variable's. */
function toMention(
  hit: GrepHit,
  { name, isVariable }: { name: string; isVariable: boolean },
  functions: readonly { name: string; line: number }[],
): Mention[] {
  // A local variable that is called like the member is not it.
  const access = findAccesses(sourceText(hit.path, hit.line, hit.text)).find(
    (found) => memberName(found) === name && found.direction !== "address" && found.members.length > 0 === !isVariable,
  );
  if (access === undefined || /^\s*\*/.test(hit.text)) return [];
  const enclosing = functions.filter(({ line }) => line <= hit.line).at(-1)?.name ?? "";
  return [{ hit, direction: access.direction, marked: access.marked, function: enclosing }];
}

/** The part of the tree that one team looks after: `net/`, `drivers/usb/`. Searching the whole tree takes many seconds. */
function subsystemOf(folder: string): string {
  return /^(?:(?:drivers|arch|tools)\/)?[^/]+\//.exec(folder)?.[0] ?? folder;
}

function folderOf({ code }: Side): string {
  const path = code.source?.path ?? code.frame.file;
  return path.includes("/") ? path.replace(/\/[^/]*$/, "/") : "";
}

/** Short common words name fields of hundreds of structs: a grep over the whole tree says nothing about this one. */
export function isDistinctive(name: string): boolean {
  return name.includes("_") && name.length >= 5;
}

import { locksHeldAt } from "../c/locks";
import { type FoundUse, readUses, usesLookup } from "../function-uses";
import { type Answer, type Investigation, together } from "../investigation";
import { definitionLookup, readDefinition } from "../lookups";
import { isExclusiveHolder, type LockAtAccess, lockIdentity, ownerOf } from "./held-locks";

/** What the callers of a function hold when they call it. */
export interface CallerLocks {
  /** A lock that every call is made under, as the first caller takes it, for each such lock. */
  readonly common: readonly LockAtAccess[];
  /** Places of all calls, as `mm/mempool.c:236`. */
  readonly calls: readonly string[];
  /** Those of them that are made under some exclusive lock. */
  readonly guarded: readonly string[];
}

/** With more calls, or from more functions, it is no helper that works under its callers' lock. */
const MAX_CALLS = 12;
const MAX_CALLERS = 5;

/** Reads every caller of `name` (in `file`); null when there are none, too many, or it is also called through a pointer. */
export function* callerLocks(name: string, file: string): Investigation<CallerLocks | null> {
  const [answer] = yield {
    thoughts: `\`${name}\` takes no lock itself: I look whether all its callers hold one.`,
    lookups: [usesLookup(name, file, MAX_CALLS)],
  };
  const calls = callsOf(answer);
  const callers = [...new Map(calls.map((call) => [`${call.path} ${call.inFunction}`, call])).values()];
  if (callers.length === 0 || callers.length > MAX_CALLERS) return null;
  const answers = yield {
    thoughts: `${callers.map(({ inFunction }) => `\`${inFunction}\``).join(", ")} call \`${name}\`: I look at which locks are held there.`,
    lookups: callers.map(({ inFunction, path }) => definitionLookup(inFunction, path)),
  };
  const sources = new Map(callers.map((caller, index) => [caller.inFunction, readDefinition(answers[index])?.source]));
  const held: LockAtAccess[][] = [];
  for (const { path, line, inFunction } of calls) {
    const source = sources.get(inFunction);
    if (source === undefined || source.path !== path) return null;
    const locks = locksHeldAt(source, line).filter((lock) => isExclusiveHolder(lock) && lock.call !== name);
    held.push(
      locks.map((lock) => ({ lock, function: inFunction, path, byCaller: true, owner: ownerOf(lock, source) })),
    );
  }
  const [first = [], ...others] = held;
  const isIn = (locks: readonly LockAtAccess[], wanted: LockAtAccess) =>
    locks.some(({ lock }) => lockIdentity(lock) === lockIdentity(wanted.lock));
  const place = ({ path, line }: FoundUse) => `${path}:${line}`;
  return {
    common: first.filter((lock) => others.every((locks) => isIn(locks, lock))),
    calls: calls.map(place),
    guarded: calls.filter((_, index) => (held[index] ?? []).length > 0).map(place),
  };
}

/** Of several functions at once. */
export function* callerLocksOf(
  functions: readonly { readonly name: string; readonly file: string }[],
): Investigation<(CallerLocks | null)[]> {
  return yield* together(functions.map(({ name, file }) => callerLocks(name, file)));
}

/** All calls; none when some were left out or the function is handed on. */
function callsOf(answer: Answer | undefined): FoundUse[] {
  const uses = readUses(answer);
  const isWhole = uses.length > 0 && !(Number(answer?.Total) > uses.length);
  const calls = uses.filter(({ use }) => use === "call");
  return isWhole && calls.length === uses.length && calls.every(({ inFunction }) => inFunction !== "") ? calls : [];
}

import { findAccesses, memberName } from "../c/accesses";
import { locksHeldAt, lockText } from "../c/locks";
import type { Investigation } from "../investigation";
import { definitionLookup, readDefinition } from "../lookups";
import type { RaceEvidence, Recheck } from "./evidence";
import { isExclusiveHolder } from "./held-locks";

/** More calls than these are no fast path that leaves the work to one function. */
const MAX_CALLEES = 3;

/**
 * The second look of a fast path that leaves it to another function: the read only decides whether that one is called, and it
 * takes a lock before it looks at the field itself. Null when that is not what the code does.
 */
export function* recheckInCallee({ sides, uses, recheck }: RaceEvidence): Investigation<Recheck | null> {
  const reader = sides.find(({ side, access }) => side.access.kind === "read" && access !== null);
  const own = reader?.side.code.source ?? null;
  const path = own?.path;
  if (recheck !== null || !reader?.access || own === null || path === undefined || reader.side.helper !== null)
    return null;
  const effects = uses.flatMap((use) => (use.kind === "branch" ? use.effects : []));
  const callees = [...new Set(effects.flatMap(({ kind, what }) => (kind === "call" ? [what] : [])))];
  if (uses.some(({ kind }) => kind !== "branch") || effects.some(({ kind }) => kind === "write")) return null;
  if (callees.length === 0 || callees.length > MAX_CALLEES) return null;
  const name = memberName(reader.access);
  const answers = yield {
    thoughts: `Depending on \`${name}\`, ${callees.map((callee) => `\`${callee}\``).join(", ")} is called: I look whether it takes a lock and looks again.`,
    lookups: callees.map((callee) => definitionLookup(callee, path)),
  };
  const racing = reader.access.line;
  for (const [index, answer] of answers.entries()) {
    const source = readDefinition(answer)?.source;
    if (source === undefined) continue;
    const again = findAccesses(source).find((access) => memberName(access) === name && access.direction !== "address");
    const call = effects.find(({ kind, what }) => kind === "call" && what === callees[index]);
    const before = call === undefined ? [] : locksHeldAt(own, call.line);
    const lock =
      again &&
      (locksHeldAt(source, again.line).find(isExclusiveHolder) ??
        before.find((held) => isExclusiveHolder(held) && held.line > racing));
    if (again !== undefined && lock !== undefined)
      return { path: source.path, line: again.line, how: lockText(lock), revalidates: false };
  }
  return null;
}

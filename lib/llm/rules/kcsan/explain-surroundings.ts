import type { RaceEvidence } from "./evidence";
import { isOtherTree } from "./lines-note";
import type { GuardedWrite, Mention } from "./surroundings";
import { type OwnWrite, ownWrites } from "./updates";

/** What the racing functions and the tree do with the field besides the two accesses, as a Markdown list. */
export function describeSurroundings(evidence: RaceEvidence): string {
  const { surroundings, candidate } = evidence;
  if (surroundings === null) {
    const why = isOtherTree(evidence) ? "the functions are not in this tree" : "the field is not known";
    return `Nothing was looked up, because ${why}.`;
  }
  const { marked, plain, writes, markedScopes } = surroundings;
  const scope = markedScopes.join(" and ");
  const name = candidate?.name ?? "";
  const parts = [
    ...describeOwn(ownWrites(evidence.sides), name),
    marked.length === 0
      ? `- No marked access of \`${name}\` was found in ${scope}.`
      : `- Marked accesses of \`${name}\` in ${scope}: ${count(marked.length, surroundings.markedTruncated)}, e.g. ${places(marked, 6)}.`,
    plain.length === 0
      ? ""
      : `- Plain accesses of \`${name}\` outside of the racing functions, in their folders: ${count(plain.length, surroundings.plainTruncated)}, e.g. ${places(plain, 6)}.`,
    ...writes
      .slice(0, MAX_WRITES)
      .map(
        (write) =>
          `- ${write.hit.path}:${write.hit.line} in \`${write.function}\` writes \`${candidate?.name ?? ""}\` ${under(write.locks, "no lock taken in that function")}: \`${write.hit.text}\`${describeCalls(write)}`,
      ),
  ];
  return parts.filter((part) => part !== "").join("\n");
}

const MAX_WRITES = 10;

/** Who holds the lock at a write of a helper that takes none. */
function describeCalls({ function: name, calls, someCalls }: GuardedWrite): string {
  const listed = (list: readonly string[]) => list.slice(0, MAX_WRITES).join(", ");
  if (calls.length > 0) return `. All calls of \`${name}\` hold it: ${listed(calls)}`;
  return someCalls.length === 0 ? "" : `. Only some calls of \`${name}\` are made under a lock: ${listed(someCalls)}`;
}

/** The other writes of each racing function, each with its own lock. */
function describeOwn(writes: readonly OwnWrite[], field: string): string[] {
  return [...new Set(writes.map((write) => write.function))].map((name) => {
    const own = writes.filter((write) => write.function === name);
    const listed = own.map(({ path, line, locks }) => `${path}:${line} (${under(locks, "no lock seen")})`).join(", ");
    const unlocked = own.some(({ locks }) => locks.length === 0);
    return `- \`${name}\` itself also writes \`${field}\`: ${listed}.${unlocked ? " So there are more plain writers than the report shows." : ""}`;
  });
}

function under(locks: readonly string[], none: string): string {
  return locks.length === 0 ? `with ${none}` : `under ${locks.map((lock) => `\`${lock}\``).join(", ")}`;
}

function count(found: number, truncated: boolean): string {
  return truncated ? `more than ${found}` : String(found);
}

function places(mentions: readonly Mention[], limit: number): string {
  return mentions
    .slice(0, limit)
    .map(({ hit, function: name }) => `${hit.path}:${hit.line}${name === "" ? "" : ` (\`${name}\`)`}`)
    .join(", ");
}

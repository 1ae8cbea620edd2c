import { type RaceEvidence, writers } from "./evidence";
import { lockIdentity } from "./held-locks";
import { functionName, isEmptinessCheck } from "./helper-frames";
import type { Rule } from "./rule";
import { isWordScalar, placeOf } from "./scalar";
import { isStatistic } from "./statistic";
import { isDistinctive } from "./surroundings";
import { isReadModifyWrite } from "./updates";

/* Why a race is benign. None of these applies to pointers that are followed, links, counts of references and the like. */

const sameValue: Rule = {
  name: "same-value",
  verdict: "benign",
  strength: 3,
  because: "Both sides store the same constant, so the order does not matter.",
  applies({ sides, field }) {
    const [first, second] = sides.map(({ access }) => access);
    if (field === null || !isWordScalar(field) || !first || !second) return null;
    const isConstant = /^(true|false|-?\d+[uUlL]*|0x[\da-f]+|[A-Z][A-Z0-9_]*)$/i.test(first.stored);
    return isConstant && first.stored === second.stored ? `both sides write \`${first.stored}\`` : null;
  },
};

const statistic: Rule = {
  name: "statistic",
  verdict: "benign",
  strength: 2,
  because: "A count for people to read may be a little off without any consequence in the kernel.",
  applies(evidence) {
    const { field, candidate, uses } = evidence;
    if (candidate === null || !isStatistic(evidence)) return null;
    if (uses.some(({ kind }) => kind === "index" || kind === "dereferenced")) return null;
    return `\`${candidate.name}\` is a statistics counter${field?.owner ? ` of \`${field.owner}\`` : ""}`;
  },
};

const recheckedUnderLock: Rule = {
  name: "rechecked",
  verdict: "benign",
  strength: 2,
  because: "The unlocked read only decides whether to look closer; what counts is read again safely.",
  applies({ recheck, field }) {
    if (recheck === null || (field !== null && !isWordScalar(field) && field.facts.class !== "pointer")) return null;
    return `the field is read again at ${recheck.path}:${recheck.line} under \`${recheck.how}\``;
  },
};

const errorCode: Rule = {
  name: "error-code",
  verdict: "benign",
  strength: 2,
  because:
    "An error code is one word that is either not there yet or whole; a reader that misses it sees it the next time.",
  applies({ field, candidate, hint }) {
    if (field === null || candidate === null || !isWordScalar(field)) return null;
    if (!/(^|_)(err|error|errno)(_|$)|err$/.test(candidate.name)) return null;
    const seen = hint.kind === "errno" ? ", and the value that appeared is an errno" : "";
    return `\`${field.declaration}\` holds an error code${seen}`;
  },
};

const timestamp: Rule = {
  name: "timestamp",
  verdict: "benign",
  strength: 2,
  because: "A time of last use that is slightly old only shifts a timeout.",
  applies({ field, candidate, sides }) {
    if (field === null || candidate === null || !isWordScalar(field)) return null;
    const stored = sides.find(({ access }) =>
      /\bjiffies\b|\bktime_get\w*\(|\bget_seconds\(|_clock\(\)/.test(access?.stored ?? ""),
    );
    if (stored?.access) return `the value stored at ${placeOf(stored)} is a time (\`${stored.access.stored}\`)`;
    return /(^|_)(stamp|timestamp|jiffies|last_(rx|tx|seen|used?|active|activity|time|jif|jiffies|updated?|busy|access|poll|scan|sent|recv|contact)|lastuse|mtime|atime|ctime)$/.test(
      candidate.name,
    ) && field.facts.class === "integer"
      ? `\`${field.declaration}\` is a time of last use by its name`
      : null;
  },
};

const hintOnly: Rule = {
  name: "hint-only",
  verdict: "benign",
  strength: 2,
  because: "A stale value of one word changes no memory: the reader answers a moment too early or too late.",
  applies({ field, uses }) {
    if (field === null || !isWordScalar(field) || uses.length === 0) return null;
    const harmless = uses.every(
      ({ kind, effects }) =>
        (kind === "branch" && effects.every((effect) => effect.kind === "read")) ||
        kind === "returned" ||
        kind === "computed",
    );
    return harmless ? `the reading side only ${describeUses(uses)}` : null;
  },
};

const testedPointer: Rule = {
  name: "pointer-only-tested",
  verdict: "benign",
  strength: 2,
  because: "A pointer that is compared and not followed cannot lead anywhere.",
  applies({ field, uses }) {
    if (field === null || field.facts.class !== "pointer" || uses.length === 0) return null;
    const followed = uses.some(
      ({ kind, effects }) =>
        kind !== "branch" || effects.some(({ what }) => new RegExp(`\\b${field.name}\\b`).test(what)),
    );
    return followed ? null : `the reading side only tests \`${field.name}\` (line ${uses[0]?.line})`;
  },
};

const emptinessCheck: Rule = {
  name: "emptiness-check",
  verdict: "benign",
  strength: 2,
  because: "Whether a list is empty is one pointer comparison; a stale answer is corrected by the next look.",
  applies({ sides }) {
    const check = sides.find(({ side }) => side.helper !== null && isEmptinessCheck(side.helper.code.frame));
    return check?.side.helper
      ? `one side is \`${functionName(check.side.helper.code.frame)}\`, which follows no link`
      : null;
  },
};

const lockedBitField: Rule = {
  name: "bit-field-written-under-lock",
  verdict: "benign",
  strength: 1,
  because: "Writers exclude each other, and the reader takes one bit of a word.",
  applies(evidence) {
    if (evidence.field === null || evidence.field.bits === null) return null;
    const writing = writers(evidence);
    if (writing.length !== 1 || writing.some(({ guards }) => guards.length === 0)) return null;
    return `the write at ${placeOf(writing[0] ?? evidence.sides[0])} holds a lock and the other side only reads`;
  },
};

const lockedWriters: Rule = {
  name: "writers-excluded",
  verdict: "benign",
  strength: 1,
  because:
    "When writers exclude each other, an unlocked reader of one word sees one of the values that were really there.",
  applies(evidence) {
    const { field } = evidence;
    if (field === null || !isWordScalar(field)) return null;
    const writing = writers(evidence);
    const locks = writing.flatMap(({ guards }) => guards);
    if (writing.length !== 1 || locks[0] === undefined) return null;
    return `the writing side holds \`${lockIdentity(locks[0].lock)}\``;
  },
};

const markedElsewhere: Rule = {
  name: "marked-elsewhere",
  verdict: "benign",
  strength: 1,
  because: "Code that marks accesses of a field expects them to race: only the marks are missing here.",
  applies({ surroundings, field, candidate }) {
    const marked = surroundings?.marked ?? [];
    const name = candidate?.name ?? "";
    if (marked.length === 0 || field === null || !isWordScalar(field) || !isDistinctive(name)) return null;
    return `\`${name}\` is accessed with READ_ONCE, WRITE_ONCE or the like in ${marked.length} other place${marked.length === 1 ? "" : "s"}`;
  },
};

const oneSideMarked: Rule = {
  name: "one-side-marked",
  verdict: "benign",
  strength: 1,
  because: "The marked side shows that the race is expected.",
  applies({ sides, field }) {
    if (field === null || !isWordScalar(field)) return null;
    const marked = sides.filter(({ side }) => side.access.marked);
    const plain = sides.find(({ side }) => !side.access.marked);
    // An update that reads, changes and writes back is not helped by the other side's mark.
    if (plain?.access && plain.access.direction !== "read" && isReadModifyWrite(plain.access)) return null;
    return marked.length === 1 ? `the ${marked[0]?.side.access.kind} of the report is marked` : null;
  },
};

const plainWord: Rule = {
  name: "plain-word",
  verdict: "benign",
  strength: 1,
  because: "An aligned word is read and written at once by any conservative compiler: nothing can be torn.",
  applies({ field, wordBytes }) {
    if (field === null || !isWordScalar(field) || (field.facts.size ?? wordBytes + 1) > wordBytes) return null;
    return `\`${field.declaration}\` is ${field.facts.size === 1 ? "one byte" : `${field.facts.size} bytes`}`;
  },
};

export const benignRules: readonly Rule[] = [
  sameValue,
  statistic,
  recheckedUnderLock,
  errorCode,
  timestamp,
  hintOnly,
  testedPointer,
  emptinessCheck,
  lockedBitField,
  lockedWriters,
  markedElsewhere,
  oneSideMarked,
  plainWord,
];

function describeUses(uses: RaceEvidence["uses"]): string {
  const kinds = new Set(uses.map(({ kind }) => kind));
  const parts = [
    kinds.has("branch") ? "branches on it without changing anything shared" : "",
    kinds.has("returned") ? "returns it" : "",
    kinds.has("computed") ? "computes with it" : "",
  ].filter((part) => part !== "");
  return `${parts.join(" and ")} (line ${uses.map(({ line }) => line).join(", ")})`;
}

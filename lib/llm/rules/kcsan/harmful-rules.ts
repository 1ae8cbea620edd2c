import { memberName } from "../c/accesses";
import { writers } from "./evidence";
import { freedBefore, frees } from "./frees";
import { commonLocks, lockIdentity } from "./held-locks";
import { CONTAINERS, functionName, isEmptinessCheck } from "./helper-frames";
import type { Rule } from "./rule";
import { isWordScalar, placeOf } from "./scalar";
import { repeatedRead } from "./sequence-count";
import { isStatistic } from "./statistic";
import { isReadModifyWrite } from "./updates";

/* Why a race does harm. Order does not matter: the strongest rule that applies wins. */

const containerLinks: Rule = {
  name: "container-links",
  verdict: "harmful",
  strength: 3,
  because:
    "Links of a list, tree or hash table must change together; unsynchronised changes lose entries or lead into freed memory.",
  applies({ sides, field }) {
    if (sides.some(({ side }) => side.helper !== null && isEmptinessCheck(side.helper.code.frame))) return null;
    const inHelper = sides.find(({ side }) => side.helper !== null && CONTAINERS.has(side.helper.nature));
    if (inHelper?.side.helper) {
      const { nature, code } = inHelper.side.helper;
      return `the ${inHelper.side.access.kind} is inside \`${functionName(code.frame)}\`, which changes or walks a ${nature}`;
    }
    return field?.facts.class === "container" ? `\`${field.declaration}\` is part of a linked structure` : null;
  },
};

const referenceCount: Rule = {
  name: "reference-count",
  verdict: "harmful",
  strength: 3,
  because: "A reference that is lost or counted twice frees an object that is in use.",
  applies({ field, sides }) {
    if (field?.facts.class === "reference count") return `\`${field.declaration}\` counts references`;
    const isPlainCount =
      field !== null &&
      isWordScalar(field) &&
      /(^|_)(refs?|refcnt|refcount|usecount|use_count|users)$/.test(field.name);
    const changed = sides.some(({ access }) => access !== null && access.direction === "read-write" && !access.marked);
    return isPlainCount && changed
      ? `\`${field.declaration}\` counts references and is changed without an atomic operation`
      : null;
  },
};

const followedPointer: Rule = {
  name: "followed-pointer",
  verdict: "harmful",
  strength: 3,
  because: "A pointer that another thread replaces or frees may lead to freed memory, or be freed twice.",
  applies(evidence) {
    const { field, sides, uses } = evidence;
    if (field === null || field.facts.class !== "pointer") return null;
    if (sides.every(({ side }) => side.access.kind !== "read"))
      return `both sides write the pointer \`${field.declaration}\``;
    const followed = uses.find(
      ({ kind, effects }) => kind !== "branch" || effects.some(({ what }) => mentions(what, field.name)),
    );
    const freed = writers(evidence).find((writer) => freedBefore(writer) !== null);
    if (freed !== undefined) {
      const other = sides.find((side) => side !== freed && frees(side).length > 0);
      const twice =
        other === undefined
          ? ""
          : `; \`${functionName(other.side.code.frame)}\` frees it as well (${frees(other).join(", ")}), so both may free the same object`;
      return `the writing side frees what the pointer led to (${freedBefore(freed)}) while the other side uses it${twice}`;
    }
    return followed === undefined && uses.length > 0
      ? null
      : `\`${field.declaration}\` is a pointer, and the reading side goes on with the value`;
  },
};

const functionPointer: Rule = {
  name: "function-pointer",
  verdict: "harmful",
  strength: 3,
  because: "The reader may call a function whose module or context is gone.",
  applies: ({ field }) =>
    field?.facts.class === "function pointer" ? `\`${field.declaration}\` is called through` : null,
};

const tornValue: Rule = {
  name: "torn-value",
  verdict: "harmful",
  strength: 3,
  because:
    "No machine reads or writes more than a word at once, so the other side may see half of the old and half of the new value.",
  applies(evidence) {
    const { field, sides, wordBytes } = evidence;
    if (repeatedRead(sides) !== null) return null;
    const wide = sides.find(({ side }) => side.access.size > wordBytes && !isStatistic(evidence));
    if (wide !== undefined) return `the access is ${wide.side.access.size} bytes wide, a word has ${wordBytes}`;
    const copied = sides.find(({ side }) => side.helper?.nature === "memory copy");
    if (copied !== undefined)
      return `one side copies memory in pieces (\`${functionName(copied.side.helper?.code.frame ?? copied.side.code.frame)}\`)`;
    const part = sides.find(({ side }) => side.access.size > 0 && side.access.size < wordBytes);
    if (part !== undefined && field?.facts.class === "pointer") {
      return `\`${field.declaration}\` is a pointer of ${wordBytes} bytes, and only ${part.side.access.size} of them are accessed at once`;
    }
    if (field?.facts.class === "aggregate" && !field.isArray)
      return `\`${field.declaration}\` is a struct of several values`;
    return null;
  },
};

const sharedBitFieldWord: Rule = {
  name: "bit-field-word",
  verdict: "harmful",
  strength: 3,
  because: "Writing a bit-field reads and writes its whole word, so a concurrent write of a neighbour is undone.",
  applies(evidence) {
    const { field, sides } = evidence;
    if (field === null || field.bits === null) return null;
    const unlocked = writers(evidence).filter(({ guards }) => guards.length === 0);
    const bothWrite = sides.every(({ side }) => side.access.kind !== "read");
    if (bothWrite ? commonLocks(sides[0].guards, sides[1].guards).length > 0 : unlocked.length === 0) return null;
    const neighbours = field.bitNeighbours.slice(0, 4).map((name) => `\`${name}\``);
    return `\`${field.declaration}\` shares its word with ${neighbours.length === 0 ? "other bits" : neighbours.join(", ")}, and no common lock is held for the write`;
  },
};

const lostUpdate: Rule = {
  name: "lost-update",
  verdict: "harmful",
  strength: 3,
  because: "A read-modify-write that is not excluded from other writes undoes one of them.",
  applies(evidence) {
    const { sides, surroundings, candidate } = evidence;
    if (candidate === null || isStatistic(evidence)) return null;
    const modifying = writers(evidence).find(
      ({ access }) => access !== null && !access.marked && isReadModifyWrite(access),
    );
    if (modifying?.access === undefined || modifying.access === null) return null;
    const bothWrite = sides.every(({ side }) => side.access.kind !== "read");
    const place = placeOf(modifying);
    if (bothWrite && commonLocks(sides[0].guards, sides[1].guards).length === 0) {
      return `the value is modified at ${place} while the other side writes it, and no lock is common to both`;
    }
    if (modifying.guards.length > 0) return null;
    const other = surroundings?.writes.find(({ function: name }) => name !== "");
    return other === undefined
      ? null
      : `the value is modified at ${place} with no lock held that could be seen, and also written at ${other.hit.path}:${other.hit.line} in \`${other.function}\``;
  },
};

const fusedLoop: Rule = {
  name: "fused-loop",
  verdict: "harmful",
  strength: 2,
  because: "Without READ_ONCE the compiler may read the value once for the whole loop, which then never ends.",
  applies({ uses }) {
    const loop = uses.find(({ spins }) => spins);
    return loop === undefined
      ? null
      : `the loop at line ${loop.line} waits for the value with nothing in it that makes the compiler read again`;
  },
};

const unboundedIndex: Rule = {
  name: "index-from-race",
  verdict: "harmful",
  strength: 2,
  because: "A value that changes between its check and its use as an index leads out of the array.",
  applies({ uses, field }) {
    const index = uses.find(({ kind }) => kind === "index");
    return index === undefined || field?.facts.class === "boolean"
      ? null
      : `the value is used as an index at line ${index.line}`;
  },
};

const unorderedPublication: Rule = {
  name: "unordered-publication",
  verdict: "harmful",
  strength: 2,
  because: "Without release and acquire the reader may see the flag and not yet the data that it announces.",
  applies({ uses, sides, field }) {
    if (field === null || !isWordScalar(field)) return null;
    const writer = sides.find(({ side, access }) => side.access.kind !== "read" && access !== null);
    if (!writer?.access || writer.side.code.source === null) return null;
    const { access, side } = writer;
    const announced = side.accesses.filter(
      (before) =>
        before.root === access.root &&
        before.direction === "write" &&
        !before.marked &&
        before.offset < access.offset &&
        memberName(before) !== memberName(access),
    );
    const read = uses
      .flatMap(({ effects }) => effects)
      .find(({ kind, what }) => kind === "read" && announced.some((before) => mentions(what, memberName(before))));
    const from = announced.find((before) => read !== undefined && mentions(read.what, memberName(before)));
    if (read === undefined || from === undefined) return null;
    if (/\bsmp_(wmb|mb|store_release)/.test(side.code.source?.masked.slice(from.offset, access.offset) ?? ""))
      return null;
    return `\`${from.expression}\` is written at line ${from.line} before the flag, and read at line ${read.line} after testing it, with no barrier between`;
  },
};

const bypassedLock: Rule = {
  name: "bypassed-lock",
  verdict: "harmful",
  strength: 2,
  because: "Code that holds the lock relies on the value staying as it is, and this write does not take the lock.",
  applies(evidence) {
    const { sides, surroundings, candidate } = evidence;
    const reader = sides.find(({ side }) => side.access.kind === "read");
    const writer = sides.find(({ side }) => side.access.kind !== "read");
    if (!reader || !writer || surroundings === null || isStatistic(evidence)) return null;
    const own = new Set(writer.guards.map(({ lock }) => lockIdentity(lock)));
    const lock = reader.guards
      .map(({ lock }) => lockIdentity(lock))
      .find((name) => !own.has(name) && surroundings.writes.some(({ locks }) => locks.includes(name)));
    if (lock === undefined) return null;
    const other = surroundings.writes.find(({ locks }) => locks.includes(lock));
    return `the reader holds \`${lock}\`, and so does the write of \`${candidate?.name ?? ""}\` at ${other?.hit.path}:${other?.hit.line}, but the racing write does not`;
  },
};

const stateActedOn: Rule = {
  name: "state-acted-on",
  verdict: "harmful",
  strength: 1,
  because: "A decision on a state that has already changed does what is not allowed in the new state.",
  applies({ field, uses, recheck }) {
    if (field === null || recheck !== null) return null;
    if (field.facts.class !== "enum" && !/(^|_)state$/.test(field.name)) return null;
    const acting = uses.find(({ effects }) => effects.some(({ kind }) => kind !== "read"));
    const effect = acting?.effects.find(({ kind }) => kind !== "read");
    if (effect === undefined) return null;
    return `depending on the state, \`${effect.what}\` is ${effect.kind === "call" ? "called" : "written"} at line ${effect.line}`;
  },
};

export const harmfulRules: readonly Rule[] = [
  containerLinks,
  referenceCount,
  followedPointer,
  functionPointer,
  tornValue,
  sharedBitFieldWord,
  lostUpdate,
  fusedLoop,
  unboundedIndex,
  unorderedPublication,
  bypassedLock,
  stateActedOn,
];

function mentions(text: string, name: string): boolean {
  return new RegExp(`\\b${name}\\b`).test(text);
}

import type { RaceEvidence } from "./evidence";
import { commonLocks, describeLock, exclusiveLocks, isForeign, lockIdentity } from "./held-locks";
import { functionName } from "./helper-frames";
import { placeOf } from "./scalar";
import { isReadModifyWrite, ownWrites } from "./updates";

/** The locks of both sides, and whether they keep an update from being lost. Markdown. */
export function describeLocks(evidence: RaceEvidence): string {
  const lines = evidence.sides.map((side) => {
    const held = side.locks.map((held) => {
      const foreign = side.access !== null && isForeign(held, side.access.expression);
      return `${describeLock(held)}${foreign ? `, which is the lock of another object than the one that \`${side.access?.expression}\` is in` : ""}`;
    });
    const none = side.side.code.source === null ? "not known" : "no lock taken in the functions that were read";
    const shown = held.length === 0 ? none : held.join("; ");
    return `- \`${functionName(side.side.code.frame) || "unknown code"}\`: ${shown}`;
  });
  const common = commonLocks(evidence.sides[0], evidence.sides[1]);
  const sum =
    common.length > 0
      ? `Both hold a lock named ${common.map((name) => `\`${name}\``).join(", ")}; as they raced, these are locks of different objects, or the lock is dropped in between.`
      : evidence.sides.some(({ locks }) => exclusiveLocks(locks).length > 0)
        ? "No lock is common to both."
        : "";
  return [lines.join("\n"), sum, lostUpdates(evidence)].filter((part) => part !== "").join("\n\n");
}

/** Whether a guarded read-modify-write is safe from the other writes that were read; "" when the question does not arise. */
function lostUpdates(evidence: RaceEvidence): string {
  const modifying = evidence.sides.find(
    ({ access }) => access !== null && !access.marked && access.direction !== "read" && isReadModifyWrite(access),
  );
  const field = evidence.candidate?.name ?? "";
  const own = new Set(modifying?.guards.map(({ lock }) => lockIdentity(lock)));
  const elsewhere = (evidence.surroundings?.writes ?? []).map(({ hit, function: name, locks }) => ({
    path: hit.path,
    line: hit.line,
    function: name,
    locks,
  }));
  const others = [...ownWrites(evidence.sides), ...elsewhere];
  if (modifying === undefined || own.size === 0 || others.length === 0) return "";
  const names = [...own].map((name) => `\`${name}\``).join(", ");
  const places = (writes: typeof others) =>
    writes.map((write) => `${write.path}:${write.line} (\`${write.function}\`)`).join(", ");
  const open = others.filter(({ locks }) => !locks.some((name) => own.has(name)));
  const head = `The access to \`${field}\` at ${placeOf(modifying)} reads, changes and writes back under ${names}`;
  return open.length === 0
    ? `${head}. No update is lost: the other writes of \`${field}\` hold it too, at ${places(others)}.`
    : `${head}, but not so the write of \`${field}\` at ${places(open)}: there an update may be lost.`;
}

import type { RaceRule } from "../race-rule";
import { isWordScalar } from "../scalar";
import { SETS_UP } from "../set-up";
import { isDistinctive } from "../surroundings";

export const locklessByDesign: RaceRule = {
  name: "lockless-by-design",
  verdict: "benign",
  strength: 2,
  because:
    "Where every other access is marked, the field is meant to be read and written without a lock: only a mark is missing.",
  source: "tools/memory-model/Documentation/access-marking.txt",
  section: "Lockless Reads and Writes",
  applies({ field, candidate, surroundings, sides }) {
    if (field === null || !isWordScalar(field) || surroundings === null || !isDistinctive(candidate?.name ?? ""))
      return null;
    const racing = new Set(sides.map(({ side, access }) => `${side.code.source?.path}:${access?.line}`));
    const marked = surroundings.marked.filter(({ hit }) => !racing.has(`${hit.path}:${hit.line}`));
    const plain = surroundings.plain.filter(({ function: name }) => !SETS_UP.test(name));
    if (plain.length > 0 || surroundings.plainTruncated || surroundings.markedTruncated) return null;
    const [read, write] = [
      marked.find((found) => found.direction === "read"),
      marked.find((found) => found.direction !== "read"),
    ];
    return read === undefined || write === undefined
      ? null
      : `all other accesses of \`${candidate?.name ?? ""}\` are marked, as the read at ${read.hit.path}:${read.hit.line} and the write at ${write.hit.path}:${write.hit.line}`;
  },
};

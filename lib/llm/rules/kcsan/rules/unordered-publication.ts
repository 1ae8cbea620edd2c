import { memberName } from "../../c/accesses";
import { mentions } from "../mentions";
import type { RaceRule } from "../race-rule";
import { isWordScalar } from "../scalar";

export const unorderedPublication: RaceRule = {
  name: "unordered-publication",
  verdict: "harmful",
  strength: 2,
  because: "Without release and acquire the reader may see the flag and not yet the data that it announces.",
  source: "tools/memory-model/Documentation/recipes.txt",
  section: "Release and acquire",
  applies({ uses, sides, field }) {
    if (field === null || !isWordScalar(field)) return null;
    const writer = sides.find(({ side, access }) => side.access.kind !== "read" && access !== null);
    if (!writer?.access) return null;
    const { access, side } = writer;
    const announced = side.accesses.filter(
      (before) =>
        before.root === access.root &&
        before.members.length > 0 &&
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

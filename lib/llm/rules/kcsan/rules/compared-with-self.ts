import type { RaceRule } from "../race-rule";
import { placeOf } from "../scalar";

const SELF =
  /^((raw_)?smp_processor_id\(\)|get_current\(\)|current(->(pid|tgid|mm|files))?|task_(t?g?id|pid)_\w+\(current\))$/;

export const comparedWithSelf: RaceRule = {
  name: "compared-with-self",
  verdict: "benign",
  strength: 2,
  because: "Only the reader itself ever stores its own number: a stale number of another is still not its own.",
  source: "tools/memory-model/Documentation/access-marking.txt",
  section: "Lockless Reads and Writes",
  applies({ sides, uses }) {
    const reader = sides.find(({ side }) => side.access.kind === "read");
    const masked = reader?.side.code.source?.masked;
    if (!reader?.access || masked === undefined || uses.some(({ kind }) => kind !== "branch") || uses.length === 0)
      return null;
    const { offset, expression } = reader.access;
    const after = masked.slice(offset + expression.length);
    const before = masked.slice(Math.max(0, offset - 120), offset);
    const other =
      /^\s*\)*\s*[!=]=\s*([\w>-]+(?:\(\w*\))?)/.exec(after)?.[1] ??
      /([\w>-]+(?:\(\w*\))?)\s*[!=]=\s*(?:\w+\s*\(\s*)*$/.exec(before)?.[1];
    if (other === undefined) return null;
    const stores = new RegExp(`\\b${other.replace(/[^\w]/g, "\\$&")}\\s*=\\s*([\\w>-]+(?:\\(\\w*\\))?)\\s*;`, "g");
    const copied = Array.from(masked.slice(0, offset).matchAll(stores), ([, stored = ""]) => stored).at(-1);
    const self = [other, copied ?? ""].find((text) => SELF.test(text));
    return self === undefined
      ? null
      : `the value read at ${placeOf(reader)} is only compared with the reader's own \`${self}\``;
  },
};

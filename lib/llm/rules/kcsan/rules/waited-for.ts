import { enclosingCalls } from "../../c/enclosing-calls";
import type { RaceRule } from "../race-rule";
import { isWordScalar, placeOf } from "../scalar";
import { WAKES } from "../wake-ups";

export const waitedFor: RaceRule = {
  name: "waited-for",
  verdict: "benign",
  strength: 2,
  because: "Who waits looks again after every wake-up, and the writer wakes after its write.",
  source: "Documentation/memory-barriers.txt",
  section: "SLEEP AND WAKE-UP FUNCTIONS",
  applies({ field, sides }) {
    if (field === null || !isWordScalar(field)) return null;
    const reader = sides.find(({ side }) => side.access.kind === "read");
    const writer = sides.find(({ side }) => side.access.kind !== "read");
    const read = reader?.side.code.source;
    const written = writer?.side.code.source;
    if (!reader?.access || !writer?.access || !read || !written) return null;
    const wait = enclosingCalls(read.masked, reader.access.offset).find((name) => /^(io_|s)?wait_event\w*$/.test(name));
    const calls = Array.from(
      written.masked.slice(writer.access.offset).matchAll(/\b(\w+)\s*\(/g),
      ([, name = ""]) => name,
    );
    const wake = calls.find((name) => WAKES.test(name));
    return wait === undefined || wake === undefined
      ? null
      : `the read of \`${reader.access.expression}\` at ${placeOf(reader)} is the condition of \`${wait}\`, and the writer calls \`${wake}\` after its write at ${placeOf(writer)}`;
  },
};

import type { SideEvidence } from "./evidence";

const BEGINS = /\b(?:__|raw_)?read_seq(?:begin|count_begin|count_latch)\w*\s*\(|\bu64_stats_fetch_begin\w*\s*\(/g;
const RETRIES = /\b(?:__|raw_)?read_seq(?:retry|count_retry|count_latch_retry)\w*\s*\(|\bu64_stats_fetch_retry\w*\s*\(/;
const WRITES = /\b(?:raw_)?write_seq(?:lock|count_begin|count_latch)\w*\s*\(|\bu64_stats_update_begin\w*\s*\(/;

/** The reading side when it stands in a loop that a sequence count repeats, and the writer raises one before it writes; else null. */
export function repeatedRead(sides: readonly SideEvidence[]): SideEvidence | null {
  const writer = sides.find(({ side }) => side.access.kind !== "read");
  const reader = sides.find(({ side }) => side.access.kind === "read");
  const read = reader?.side.code.source?.masked;
  const written = writer?.side.code.source?.masked;
  if (!reader?.access || !writer?.access || read === undefined || written === undefined) return null;
  const begin = Array.from(read.slice(0, reader.access.offset).matchAll(BEGINS)).at(-1);
  if (begin === undefined || RETRIES.test(read.slice(begin.index, reader.access.offset))) return null;
  const isRepeated =
    RETRIES.test(read.slice(reader.access.offset)) && WRITES.test(written.slice(0, writer.access.offset));
  return isRepeated ? reader : null;
}

import type { SideEvidence } from "./evidence";

/** A sequence that is counted on every machine, and the counts of `u64_stats_t`, which are one word where a word has 64 bits. */
interface Sequence {
  readonly begins: RegExp;
  readonly retries: RegExp;
  readonly writes: RegExp;
}

const COUNTED: Sequence = {
  begins: /\b(?:__|raw_)?read_seq(?:begin|count_begin|count_latch)\w*\s*\(/g,
  retries: /\b(?:__|raw_)?read_seq(?:retry|count_retry|count_latch_retry)\w*\s*\(/,
  writes: /\b(?:raw_)?write_seq(?:lock|count_begin|count_latch)\w*\s*\(/,
};
const STATISTICS: Sequence = {
  begins: /\bu64_stats_fetch_begin\w*\s*\(/g,
  retries: /\bu64_stats_fetch_retry\w*\s*\(/,
  writes: /\bu64_stats_update_begin\w*\s*\(/,
};
const WIDE_WORD = 8;

/** The reading side when it stands in a loop that a sequence count repeats, and the writer raises one before it writes; else null. */
export function repeatedRead(sides: readonly SideEvidence[], wordBytes: number): SideEvidence | null {
  return readWithin(sides, COUNTED) ?? (wordBytes < WIDE_WORD ? readWithin(sides, STATISTICS) : null);
}

/** The reading side when both keep to the protocol of `u64_stats_t`; else null. */
export function statisticsRead(sides: readonly SideEvidence[]): SideEvidence | null {
  return readWithin(sides, STATISTICS);
}

function readWithin(sides: readonly SideEvidence[], { begins, retries, writes }: Sequence): SideEvidence | null {
  const writer = sides.find(({ side }) => side.access.kind !== "read");
  const reader = sides.find(({ side }) => side.access.kind === "read");
  const read = reader?.side.code.source?.masked;
  const written = writer?.side.code.source?.masked;
  if (!reader?.access || !writer?.access || read === undefined || written === undefined) return null;
  const begin = Array.from(read.slice(0, reader.access.offset).matchAll(begins)).at(-1);
  if (begin === undefined || retries.test(read.slice(begin.index, reader.access.offset))) return null;
  const isRepeated =
    retries.test(read.slice(reader.access.offset)) && writes.test(written.slice(0, writer.access.offset));
  return isRepeated ? reader : null;
}

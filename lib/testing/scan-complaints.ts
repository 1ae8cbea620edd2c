import type { ScannedDefinition } from "@/lib/codesearch/scanner/scanned-definition";
import { measuredScan } from "./scan-work";

/** Steps for each byte that a scan may take; real files take 2 to 9. */
const MOST_STEPS = 40;
/** What even the shortest text may take. */
const STEPS_TO_BEGIN = 1_000;

/** What is wrong with how the scanner reads `text`, null when nothing is. */
export function scanComplaint(text: Buffer, path: string): string | null {
  try {
    const { definitions, steps } = measuredScan(text, path);
    const perByte = steps / Math.max(1, text.length);
    if (steps > STEPS_TO_BEGIN && perByte > MOST_STEPS) return `${perByte.toFixed(0)} steps for each byte`;
    const lines = text.toString("latin1").split("\n");
    for (const definition of definitions) {
      const complaint = definitionComplaint(definition, lines);
      if (complaint !== null) return `${complaint}: ${JSON.stringify(definition)}`;
    }
    return null;
  } catch (error) {
    return String(error);
  }
}

function definitionComplaint(definition: ScannedDefinition, lines: readonly string[]): string | null {
  const { name, firstLine, lastLine, nameLine, commentLine } = definition;
  if (!(1 <= firstLine && firstLine <= lastLine && lastLine <= lines.length)) return "lines that are not there";
  if (commentLine > firstLine) return "a comment behind its definition";
  return lines[nameLine - 1]?.includes(name) === true ? null : "a line that does not hold the name";
}

/** Takes away what `isStillWrong` does not need; for a report that can be read. */
export function shrunk(text: Buffer, isStillWrong: (text: Buffer) => boolean): Buffer {
  let smallest = text;
  for (let size = text.length >> 1; size >= 1; size >>= 1) {
    for (let at = 0; at < smallest.length; ) {
      const shorter = Buffer.concat([smallest.subarray(0, at), smallest.subarray(at + size)]);
      if (isStillWrong(shorter)) smallest = shorter;
      else at += size;
    }
  }
  return smallest;
}

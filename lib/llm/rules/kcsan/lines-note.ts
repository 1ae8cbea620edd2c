import type { RaceEvidence, SideEvidence } from "./evidence";
import { functionName } from "./helper-frames";

/** Sides whose function the report names and the tree does not have. */
export function missingSides({ sides }: Pick<RaceEvidence, "sides">): SideEvidence[] {
  return sides.filter(({ side }) => side.code.source === null && side.code.frame.function !== "");
}

/** True when the tree has none of the functions that the report names. */
export function isOtherTree(evidence: Pick<RaceEvidence, "sides">): boolean {
  const named = evidence.sides.filter(({ side }) => side.code.frame.function !== "");
  return named.length > 0 && missingSides(evidence).length === named.length;
}

/** True when the report's lines lie in the functions that it names, as far as it has lines. */
export function isInFunctions({ sides }: Pick<RaceEvidence, "sides">): boolean {
  return sides.every((side) => misfit(side).length === 0);
}

/** How the report and the tree differ, and how the field was told in spite of that; "" when they agree. */
export function linesNote(evidence: RaceEvidence): string {
  if (evidence.linesFit !== false) return "";
  const misfits = evidence.sides.flatMap(misfit);
  if (isOtherTree(evidence)) {
    return `> **The report is of another tree**: ${misfits.join("; ")}. Nothing of the race could be looked up. Give the repository and the commit of the kernel that the report was taken from.`;
  }
  if (misfits.length === 0) {
    return `> **No access that fits the report was found at its lines**, although they lie in the functions that it names. The access is made by code that was not followed (a macro, a pointer from elsewhere), or the report was taken at another commit. So the field was looked for by what the report says of it: accessed by both functions, read or written, marked or plain, and of that size. ${outcome(evidence)}`;
  }
  const origin = missingSides(evidence).length > 0 ? "at another commit or from another tree" : "at another commit";
  return `> **The report's line numbers do not fit this tree** (${misfits.join("; ")}). It was taken ${origin}, so the field was looked for by what the report says of it: accessed by both functions, read or written, marked or plain, and of that size. ${outcome(evidence)}`;
}

function misfit({ side }: SideEvidence): string[] {
  const { frame, source } = side.code;
  if (frame.function === "") return [];
  if (source === null) return [`\`${functionName(frame)}\` is not in this tree`];
  if (side.lineFits === true) return [];
  const last = source.firstLine + source.lineStarts.length - 1;
  return [
    `\`${functionName(frame)}\` is at ${source.path}:${source.firstLine}–${last} here and at ${frame.file}:${frame.line} in the report`,
  ];
}

function outcome({ candidate, rivals }: RaceEvidence): string {
  if (candidate === null) return "Nothing fits that.";
  return rivals.length === 0
    ? "By that one field is left."
    : `By that ${rivals.length + 1} fields are left, the likeliest is taken.`;
}

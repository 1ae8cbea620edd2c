import type { AlignedStep } from "./align-steps";

/** A line of a comparison: two steps, or a stretch of steps that are the same in both. */
export type ComparisonRow =
  | { readonly kind: "steps"; readonly index: number; readonly step: AlignedStep; readonly first: boolean }
  | {
      readonly kind: "fold";
      readonly index: number;
      readonly count: number;
      /** The line at which its steps begin when they alone are unfolded. */
      readonly line: number;
    };

/** Equal steps that stay beside a difference. */
const CONTEXT = 2;
/** Fewer are not worth folding. */
const MIN_FOLD = 4;

/** Index of the first aligned steps that differ; -1 when none do. */
export function firstDifference(steps: readonly AlignedStep[]): number {
  return steps.findIndex(({ same }) => !same);
}

/**
 * The lines that show `steps`: stretches of equal ones are folded but for those beside a difference, and the stretch that
 * begins at the index `unfolded`.
 */
export function comparisonRows(steps: readonly AlignedStep[], unfolded: number | null): ComparisonRow[] {
  const first = firstDifference(steps);
  const rows: ComparisonRow[] = [];
  const show = (from: number, to: number) => {
    steps.slice(from, to).forEach((step, offset) => {
      rows.push({ kind: "steps", index: from + offset, step, first: from + offset === first });
    });
  };
  let unfoldedLines = 0;
  for (let at = 0; at < steps.length; ) {
    const end = endOfStretch(steps, at);
    const foldFrom = at === 0 ? 0 : at + CONTEXT;
    const foldTo = end === steps.length ? end : end - CONTEXT;
    const count = foldTo - foldFrom;
    if (steps[at]?.same !== true || count < MIN_FOLD) {
      show(at, end);
    } else if (unfolded === foldFrom) {
      show(at, end);
      unfoldedLines = count - 1;
    } else {
      show(at, foldFrom);
      rows.push({ kind: "fold", index: foldFrom, count, line: rows.length - unfoldedLines });
      show(foldTo, end);
    }
    at = end;
  }
  return rows;
}

function endOfStretch(steps: readonly AlignedStep[], start: number): number {
  let end = start + 1;
  while (end < steps.length && steps[end]?.same === steps[start]?.same) end++;
  return end;
}

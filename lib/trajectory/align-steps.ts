import { diffArrays } from "diff";
import type { SpanLine } from "@/lib/contract/span-columns";

/** Two steps that stand beside each other. `same`: they did the same; otherwise one may be missing. */
export interface AlignedStep {
  readonly same: boolean;
  readonly a: SpanLine | null;
  readonly b: SpanLine | null;
}

/**
 * More differences than this are not searched through, because that takes time with their square; the rest then stands
 * beside each other in its order.
 */
const MAX_DIFFERENCES = 1200;

/** Two trajectories side by side, and whether steps were found to be the same wherever they are. */
export interface Alignment {
  readonly steps: readonly AlignedStep[];
  readonly complete: boolean;
}

/** Puts the steps of two trajectories beside each other, so that as many as possible that did the same share a line. */
export function alignSteps(a: readonly SpanLine[], b: readonly SpanLine[]): Alignment {
  const changes = diffArrays(a.map(stepKey), b.map(stepKey), { maxEditLength: MAX_DIFFERENCES });
  if (changes === undefined) return { steps: alignInOrder(a, b), complete: false };
  const steps: AlignedStep[] = [];
  let [fromA, fromB] = [0, 0];
  let removed: readonly SpanLine[] = [];
  for (const change of changes) {
    if (change.removed) {
      removed = a.slice(fromA, fromA + change.count);
      fromA += change.count;
      continue;
    }
    const added = b.slice(fromB, fromB + change.count);
    fromB += change.count;
    if (change.added) {
      addBeside(steps, removed, added, false);
    } else {
      addBeside(steps, removed, [], false);
      addBeside(steps, a.slice(fromA, fromA + change.count), added, true);
      fromA += change.count;
    }
    removed = [];
  }
  addBeside(steps, removed, [], false);
  return { steps, complete: true };
}

/** What a step did, without when, how long, and what it cost. What ran within it has lines of its own. */
function stepKey(row: SpanLine): string {
  return JSON.stringify([row.type, row.name, row.failed, doneBy(row)]);
}

/** A model never says the same thing twice: what counts is which tools it called. */
function doneBy(row: SpanLine): string {
  if (row.type === "llm" && row.toolCalls !== null) return row.toolCalls.join(" ");
  return row.type === "action" || row.type === "llm" || row.type === "tool" ? row.summary : "";
}

function alignInOrder(a: readonly SpanLine[], b: readonly SpanLine[]): AlignedStep[] {
  let start = 0;
  while (start < Math.min(a.length, b.length) && sameAt(a, b, start)) start++;
  const steps: AlignedStep[] = [];
  addBeside(steps, a.slice(0, start), b.slice(0, start), true);
  addBeside(steps, a.slice(start), b.slice(start), false);
  return steps;
}

function sameAt(a: readonly SpanLine[], b: readonly SpanLine[], index: number): boolean {
  const [left, right] = [a[index], b[index]];
  return left !== undefined && right !== undefined && stepKey(left) === stepKey(right);
}

/** One by one: more than some 100,000 cannot be the arguments of one `push`. */
function addBeside(steps: AlignedStep[], a: readonly SpanLine[], b: readonly SpanLine[], same: boolean): void {
  for (let index = 0; index < Math.max(a.length, b.length); index++) {
    steps.push({ same, a: a[index] ?? null, b: b[index] ?? null });
  }
}

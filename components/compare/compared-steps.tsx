import Link from "next/link";
import { formatCount, plural } from "@/components/ui/quantities";
import { jobComparisonSteps } from "@/lib/routes";
import type { Alignment } from "@/lib/trajectory/align-steps";
import { type ComparisonRow, comparisonRows, firstDifference } from "@/lib/trajectory/comparison-rows";
import { SameStep, Step } from "./compared-step";

/** Lines of one page. */
const LINES = 100;

interface ComparedStepsProps {
  readonly a: string;
  readonly b: string;
  readonly alignment: Alignment;
  /** Index of the first line shown. */
  readonly from: number;
  /** Index at which the equal steps begin that are not folded. */
  readonly unfolded: number | null;
  /** Spans of each job that are not compared because there are too many. */
  readonly left: { readonly a: number; readonly b: number };
}

/** Two trajectories beside each other, with equal stretches folded. */
export function ComparedSteps({ a, b, alignment, from, unfolded, left }: ComparedStepsProps) {
  const rows = comparisonRows(alignment.steps, unfolded);
  const start = from < rows.length ? from : 0;
  const page = rows.slice(start, start + LINES);
  const first = firstDifference(alignment.steps);
  return (
    <>
      <p className="text-muted mb-1">
        {summary(alignment)}{" "}
        {first >= 0 && start === 0 && <a href="#first-difference">Go to the first step that differs</a>}
      </p>
      {left.a + left.b > 0 && (
        <p className="mb-1">
          Only the beginnings are compared: {formatCount(left.a)} more of A and {formatCount(left.b)} more of B are not.
        </p>
      )}
      <ol className="compared-steps" aria-label="Steps">
        {page.map((row) => (
          <Line key={row.index} row={row} a={a} b={b} />
        ))}
      </ol>
      <Pager a={a} b={b} start={start} count={rows.length} unfolded={unfolded} />
    </>
  );
}

function summary({ steps, complete }: Alignment): string {
  const different = steps.filter(({ same }) => !same).length;
  if (!complete) return "These trajectories have too little in common to be aligned: they stand in their order.";
  if (different === 0) return `Both took the same ${plural(steps.length, "step")}.`;
  return `${plural(steps.length - different, "step")} in common, ${formatCount(different)} different.`;
}

function Line({ row, a, b }: { row: ComparisonRow; a: string; b: string }) {
  if (row.kind === "fold") {
    const from = row.line - (row.line % LINES);
    return (
      <li className="compared-fold">
        <Link href={jobComparisonSteps(a, b, { from, unfolded: row.index })} prefetch={false}>
          {plural(row.count, "equal step")}
        </Link>
      </li>
    );
  }
  const { step, first } = row;
  if (step.same && step.a !== null && step.b !== null) {
    return (
      <li>
        <SameStep a={step.a} b={step.b} jobs={{ a, b }} />
      </li>
    );
  }
  return (
    <li className="compared-pair" id={first ? "first-difference" : undefined} data-first={first || undefined}>
      {first && <p className="compared-first">The first step that differs</p>}
      <Step job={a} side="A" row={step.a} />
      <Step job={b} side="B" row={step.b} />
    </li>
  );
}

interface PagerProps {
  readonly a: string;
  readonly b: string;
  readonly start: number;
  readonly count: number;
  readonly unfolded: number | null;
}

function Pager({ a, b, start, count, unfolded }: PagerProps) {
  const to = (from: number) => jobComparisonSteps(a, b, { from, ...(unfolded === null ? {} : { unfolded }) });
  if (count <= LINES) return null;
  return (
    <nav aria-label="Pages of steps" className="mt-2 flex gap-2">
      {start > 0 && (
        <Link href={to(Math.max(0, start - LINES))} prefetch={false} className="control">
          Lines before
        </Link>
      )}
      {start + LINES < count && (
        <Link href={to(start + LINES)} prefetch={false} className="control">
          {formatCount(count - start - LINES)} more lines
        </Link>
      )}
    </nav>
  );
}

import type { JobRow } from "@/lib/contract/job";
import type { EvalReport } from "./eval-report";
import type { JudgedCase, JudgedOutput } from "./judged-case";

/** An output whose verdict became right, became wrong, came, or went. */
export interface Flip {
  readonly kind: "fixed" | "broke" | "gained" | "lost";
  readonly case: JudgedCase;
  readonly output: string;
  readonly label: boolean;
  readonly before: FlipSide;
  readonly after: FlipSide;
}

/** What one of the two evals says. */
export interface FlipSide {
  /** Null: there is no verdict, or as many runs say yes as no. */
  readonly verdict: boolean | null;
  /** A job that says so; null when none was filed. */
  readonly job: JobRow | null;
}

/**
 * What differs between two evals of the same reports, output by output, by what most runs of each say. Outputs of which one eval has
 * jobs that have not ended are left out.
 */
export function flipsBetween(before: EvalReport, after: EvalReport): Flip[] {
  const earlier = new Map(before.cases.map((one) => [one.report, one]));
  return after.cases.flatMap((one) =>
    one.outputs.flatMap((output) => {
      const was = earlier.get(one.report)?.outputs.find(({ name }) => name === output.name);
      const kind =
        was === undefined || isOpen(was, before) || isOpen(output, after) ? null : kindOf(was.right, output.right);
      if (was === undefined || kind === null) return [];
      return [{ kind, case: one, output: output.name, label: output.label, before: side(was), after: side(output) }];
    }),
  );
}

/** `fixed 3, broke 1`; verdicts that came or went only when there are any. */
export function flipCounts(flips: readonly Flip[]): string {
  const count = (kind: Flip["kind"]) => flips.filter((flip) => flip.kind === kind).length;
  const rare = (["gained", "lost"] as const).filter((kind) => count(kind) > 0);
  const verdicts = rare.map((kind) => `${kind} the verdict of ${count(kind)}`);
  return [`fixed ${count("fixed")}`, `broke ${count("broke")}`, ...verdicts].join(", ");
}

function isOpen({ runs }: JudgedOutput, { eval: { runs: wanted } }: EvalReport): boolean {
  return runs.length < wanted || runs.some(({ job }) => job.finished === null);
}

function kindOf(was: boolean | null, is: boolean | null): Flip["kind"] | null {
  if (was === is) return null;
  if (was === null) return "gained";
  if (is === null) return "lost";
  return is ? "fixed" : "broke";
}

function side({ verdict, runs }: JudgedOutput): FlipSide {
  return { verdict, job: (runs.find(({ value }) => value === verdict) ?? runs[0])?.job ?? null };
}

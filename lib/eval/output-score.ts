import type { Cell, JudgedOutput } from "./judged-case";

/** How many of what was counted are right. */
export interface Tally {
  readonly right: number;
  readonly of: number;
}

/** What the runs and cases of one output came to. Only runs with a verdict count, and only cases with such a run. */
export interface OutputScore {
  /** Runs. */
  readonly cells: Readonly<Record<Cell, number>>;
  readonly runs: Tally;
  /** Runs that ended without this output. */
  readonly without: number;
  /** For each case the share of its runs that are right, added up: k runs of one case are no k cases. */
  readonly cases: Tally;
  /** Runs that call themselves confident, and that call themselves not confident. */
  readonly confident: Tally;
  readonly unsure: Tally;
  /** Cases, by what most of their runs say; a tie is not right. */
  readonly majority: Tally;
  readonly ties: number;
  /** Cases with two runs or more that all say the same. */
  readonly agreeing: Tally;
}

/** Adds up one output over the cases that label it. */
export function scoreOutput(outputs: readonly JudgedOutput[]): OutputScore {
  const runs = outputs.flatMap((output) => output.runs);
  const counted = outputs.map((output) => ({ ...output, runs: output.runs.filter(({ value }) => value !== null) }));
  const cases = counted.filter((output) => output.runs.length > 0);
  const several = cases.filter((output) => output.runs.length > 1);
  const inCell = (cell: Cell) => runs.filter((run) => run.cell === cell).length;
  return {
    cells: { tp: inCell("tp"), fp: inCell("fp"), tn: inCell("tn"), fn: inCell("fn") },
    runs: tally(runs),
    without: runs.filter(({ value, job }) => value === null && job.finished !== null).length,
    cases: { right: cases.reduce((sum, output) => sum + share(tally(output.runs)), 0), of: cases.length },
    confident: tally(runs.filter(({ confident }) => confident === true)),
    unsure: tally(runs.filter(({ confident }) => confident === false)),
    majority: { right: cases.filter(({ right }) => right === true).length, of: cases.length },
    ties: cases.filter(({ tie }) => tie).length,
    agreeing: { right: several.filter(agree).length, of: several.length },
  };
}

function tally(runs: JudgedOutput["runs"]): Tally {
  const counted = runs.filter(({ cell }) => cell !== null);
  return { right: counted.filter(({ cell }) => cell === "tp" || cell === "tn").length, of: counted.length };
}

function share({ right, of }: Tally): number {
  return right / of;
}

function agree({ runs }: JudgedOutput): boolean {
  return new Set(runs.map(({ value }) => value)).size === 1;
}

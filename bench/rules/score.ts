import { wilsonInterval } from "@/lib/stats/wilson";
import type { Outcome } from "@/lib/testing/run-labelled-report";
import { table } from "../codesearch/table";

/** One labelled output of one run. */
interface Answer {
  readonly id: string;
  readonly output: string;
  readonly label: boolean;
  readonly said: boolean;
  readonly confident: boolean;
}

const HEAD = [
  "workflow",
  "output",
  "n",
  "right",
  "95 %",
  "true as true / false",
  "false as false / true",
  "confident right",
];

/** Of each workflow and output: how many are right, with Wilson's interval, and how those that call themselves confident do. */
export function scoreTable(outcomes: readonly Outcome[]): string {
  const workflows = [...new Set(outcomes.map(({ report }) => report.workflow))].sort();
  return table(
    HEAD,
    workflows.flatMap((workflow) => {
      const answers = outcomes.filter(({ report }) => report.workflow === workflow).flatMap(answersOf);
      const outputs = [...new Set(answers.map(({ output }) => output))];
      return outputs.map((output) =>
        row(
          workflow,
          output,
          answers.filter((answer) => answer.output === output),
        ),
      );
    }),
  );
}

/** The answers that are not as labelled, one a line: only for sets that may be looked at. */
export function wrongAnswers(outcomes: readonly Outcome[]): string[] {
  return outcomes
    .flatMap(answersOf)
    .filter(({ label, said }) => label !== said)
    .map(
      ({ id, output, said, confident }) =>
        `- ${id}: ${output} ${said}${confident ? ", confident" : ""}, labelled ${!said}`,
    );
}

function row(workflow: string, output: string, answers: readonly Answer[]): string[] {
  const count = (label: boolean, said: boolean) =>
    answers.filter((answer) => answer.label === label && answer.said === said).length;
  const right = answers.filter(isRight).length;
  const confident = answers.filter((answer) => answer.confident);
  return [
    workflow,
    output,
    String(answers.length),
    share(right, answers.length),
    interval(right, answers.length),
    `${count(true, true)} / ${count(true, false)}`,
    `${count(false, false)} / ${count(false, true)}`,
    share(confident.filter(isRight).length, confident.length),
  ];
}

function isRight({ label, said }: Answer): boolean {
  return label === said;
}

function share(hits: number, count: number): string {
  return count === 0 ? "0 of 0" : `${hits} of ${count} (${Math.round((100 * hits) / count)} %)`;
}

function interval(hits: number, count: number): string {
  const found = wilsonInterval(hits, count);
  return found === null ? "" : `${Math.round(100 * found.low)}–${Math.round(100 * found.high)} %`;
}

/** Nothing of a run that failed: those are counted apart. */
function answersOf({ report, verdict }: Outcome): Answer[] {
  const confident = verdict.get("Confident") === true;
  return Object.entries(report.labels).flatMap(([output, label]) => {
    const said = verdict.get(output);
    return said === undefined ? [] : [{ id: report.id, output, label, said, confident }];
  });
}

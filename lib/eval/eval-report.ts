import type { Eval, EvalCase, EvalData } from "@/lib/contract/eval";
import { isEnded } from "@/lib/contract/job";
import { type JudgedCase, judgeCases } from "./judged-case";
import { type OutputScore, scoreOutput } from "./output-score";
import { scoreWork, type WorkScore } from "./work-score";

/** The numbers of one workflow on one of the sets: what is set aside is never added to what is not. */
export interface SetReport {
  readonly workflow: string;
  readonly set: EvalCase["set"];
  readonly cases: number;
  readonly outputs: readonly { readonly name: string; readonly score: OutputScore }[];
  readonly work: WorkScore;
}

/** What an eval came to so far, all of it computed from its jobs. */
export interface EvalReport {
  readonly eval: Eval;
  readonly cases: readonly JudgedCase[];
  readonly sets: readonly SetReport[];
  /** Jobs in all, and those that have ended. */
  readonly jobs: number;
  readonly ended: number;
  readonly work: WorkScore;
  /** When the last job ended; null while one has not. */
  readonly finished: string | null;
  /** Of the jobs, each once in alphabetical order. A category of models may have been answered by several. */
  readonly models: readonly string[];
  /** More than one when something changed in the middle. */
  readonly promptVersions: readonly string[];
  readonly codeRevisions: readonly string[];
}

const sets: readonly EvalCase["set"][] = ["rules", "set-aside"];

export function reportEval(data: EvalData): EvalReport {
  const cases = judgeCases(data);
  const workflows = [...new Set(cases.map(({ workflow }) => workflow))];
  const all = data.runs.map(({ job }) => job);
  const ended = all.filter(({ state }) => isEnded(state)).length;
  const jobs = cases.length * data.eval.runs;
  return {
    eval: data.eval,
    cases,
    sets: workflows.flatMap((workflow) => sets.flatMap((set) => reportSet(workflow, set, cases))),
    jobs,
    ended,
    work: scoreWork(all),
    finished:
      ended < jobs
        ? null
        : (all
            .flatMap(({ finished }) => finished ?? [])
            .sort(byTime)
            .at(-1) ?? null),
    models: distinct(all.map(({ model }) => model)),
    promptVersions: distinct(all.map(({ promptVersion }) => promptVersion)),
    codeRevisions: distinct(all.map(({ codeRevision }) => codeRevision)),
  };
}

function reportSet(workflow: string, set: EvalCase["set"], all: readonly JudgedCase[]): SetReport[] {
  const cases = all.filter((one) => one.workflow === workflow && one.set === set);
  if (cases.length === 0) return [];
  const names = [...new Set(cases.flatMap(({ outputs }) => outputs.map(({ name }) => name)))];
  const outputs = names.map((name) => ({
    name,
    score: scoreOutput(cases.flatMap((one) => one.outputs.filter((output) => output.name === name))),
  }));
  return [
    {
      workflow,
      set,
      cases: cases.length,
      outputs,
      work: scoreWork(cases.flatMap(({ runs }) => runs.map(({ job }) => job))),
    },
  ];
}

function byTime(a: string, b: string): number {
  return Date.parse(a) - Date.parse(b);
}

function distinct(values: readonly string[]): string[] {
  return [...new Set(values)].filter((value) => value !== "").sort();
}

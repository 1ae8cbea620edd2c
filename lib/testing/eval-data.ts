import type { EvalCase, EvalData } from "@/lib/contract/eval";
import type { JobRow } from "@/lib/contract/job";
import { jobRow } from "./job-row";

/** What one run says of Benign, a state that it is in instead, or a whole job. */
type Said = boolean | "failed" | "pending" | Partial<JobRow>;

/** Cases with the label of Benign and what their runs say, by report. */
export type SaidCases = Readonly<
  Record<string, { readonly label: boolean; readonly set?: EvalCase["set"]; readonly runs: readonly Said[] }>
>;

/** An eval for tests: as many runs as the first case has. */
export function evalData(cases: SaidCases, given: Partial<EvalData["eval"]> = {}): EvalData {
  const all = Object.entries(cases);
  return {
    eval: {
      id: "11111111-2222-4333-8444-555555555555",
      namespace: "upstream",
      name: "an eval",
      setDigest: "abcdef0123456789",
      model: "rules",
      runs: all[0]?.[1].runs.length ?? 1,
      operator: "tester",
      created: "2026-11-26T05:00:00Z",
      ...given,
    },
    cases: all.map(
      ([report, { label, set = "rules" }]): EvalCase => ({
        report,
        workflow: "assessment-kcsan",
        title: `title of ${report}`,
        labels: [{ name: "Benign", value: label }],
        set,
        reason: `reason of ${report}`,
        source: "own",
      }),
    ),
    runs: all.flatMap(([report, { runs }]) =>
      runs.map((said, index) => ({ report, run: index + 1, job: jobThatSaid(`${report}-${index + 1}`, said) })),
    ),
  };
}

function jobThatSaid(id: string, said: Said): JobRow {
  if (typeof said === "object") return jobRow({ id, ...said });
  if (said === "pending") return jobRow({ id, state: "pending", started: null });
  const ended = { id, finished: "2026-01-14T23:03:18Z", costMicros: 1000, promptVersion: "aaaa" };
  if (said === "failed") return jobRow({ ...ended, state: "failed" });
  return jobRow({
    ...ended,
    state: "finished",
    verdict: [
      { name: "Exploitable", value: !said },
      { name: "Benign", value: said },
      { name: "Confident", value: said },
    ],
  });
}

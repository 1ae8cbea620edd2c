import { routes } from "@/lib/routes";
import type { EvalReport, SetReport } from "./eval-report";
import { type Flip, flipCounts } from "./flips";
import type { JudgedCase, JudgedOutput } from "./judged-case";
import { accuracyColumns, agreementColumns, confidenceColumns, endColumns } from "./score-columns";
import { shareText, tallyText } from "./share-text";

/** The earlier eval that a report is compared with, and what differs. */
export interface EvalComparison {
  readonly earlier: EvalReport;
  readonly flips: readonly Flip[];
}

/** The report of an eval as Markdown, with the numbers of its page. `site` is where links lead, e.g. `http://localhost:3000`. */
export function evalMarkdown(report: EvalReport, comparison: EvalComparison | null, site: string): string {
  const link = (text: string, path: string) => `[${text}](${site}${path})`;
  return [
    `# Eval ${escaped(report.eval.name)}`,
    facts(report, link),
    "## Verdicts",
    verdictTable(report),
    "Accuracy is of the runs that finished, with the 95 % interval by Wilson; n is cases, not runs. Fewer than 20 cases are too few to say.",
    "## Jobs",
    workTable(report),
    ...(comparison === null ? [] : flipSection(comparison, link)),
    "## Cases",
    caseTable(report, link),
  ]
    .join("\n\n")
    .concat("\n");
}

type Link = (text: string, path: string) => string;

function facts(
  { eval: it, jobs, ended, finished, models, promptVersions, codeRevisions, cases }: EvalReport,
  link: Link,
): string {
  const known = [
    ["Eval", link(it.id, routes.eval(it.id))],
    ["Model", escaped([it.model, ...models.filter((model) => model !== it.model)].join(", "))],
    ["Cases", `${cases.length}, ${it.runs === 1 ? "one run" : `${it.runs} runs`} each`],
    ["Set", `sha256 ${it.setDigest.slice(0, 12)}`],
    ["Prompt versions", promptVersions.join(", ") || "–"],
    ["Code revisions", codeRevisions.map(escaped).join(", ") || "–"],
    ["Started", `${it.created} by ${escaped(it.operator)}`],
    ["Ended", finished ?? `not yet: ${ended} of ${jobs} jobs`],
  ];
  return known.map(([name, value]) => `- ${name}: ${value}`).join("\n");
}

function verdictTable({ sets, eval: { runs } }: EvalReport): string {
  const columns = [...accuracyColumns, "TP", "FP", "TN", "FN", ...confidenceColumns];
  if (runs > 1) columns.push(...agreementColumns);
  const rows = sets.flatMap(({ workflow, set, outputs }) =>
    outputs.map(({ name, score }) => {
      const { cells, ties } = score;
      const counts = [cells.tp, cells.fp, cells.tn, cells.fn].map(String);
      const row = [escaped(workflow), set, name, shareText(score.cases), tallyText(score.runs), ...counts];
      row.push(tallyText(score.confident), tallyText(score.unsure), String(score.without));
      if (runs > 1) row.push(tallyText(score.majority), String(ties), tallyText(score.agreeing));
      return row;
    }),
  );
  return table(columns, rows);
}

function workTable({ sets }: EvalReport): string {
  return table([...endColumns, "Cost ($)", "Median (s)", "95th percentile (s)"], sets.map(workRow));
}

function workRow({ workflow, set, cases, work }: SetReport): string[] {
  const { jobs, finished, failed, aborted, costMicros, unpriced, medianMs, p95Ms } = work;
  const cost = `${(costMicros / 1e6).toFixed(3)}${unpriced === 0 ? "" : ` and ${unpriced} unknown`}`;
  const counts = [cases, jobs, finished, failed, aborted].map(String);
  return [escaped(workflow), set, ...counts, cost, seconds(medianMs), seconds(p95Ms)];
}

function flipSection({ earlier, flips }: EvalComparison, link: Link): string[] {
  const { id, name, created, model } = earlier.eval;
  const rows = flips.map(({ kind, case: one, output, label, before, after }) => [
    kind,
    escaped(one.report),
    `${output}: ${sign(label)}`,
    before.job === null ? "–" : link(sign(before.verdict), routes.job(before.job.id)),
    after.job === null ? "–" : link(sign(after.verdict), routes.job(after.job.id)),
    before.job === null || after.job === null
      ? "–"
      : link("compare", routes.jobComparison(before.job.id, after.job.id)),
  ]);
  const against = `Against ${link(escaped(name), routes.eval(id))} (${escaped(model)}, ${created}): ${flipCounts(flips)}.`;
  const columns = ["Flip", "Case", "Label", "Before", "After", "Jobs"];
  return ["## Flips", against, ...(rows.length === 0 ? [] : [table(columns, rows)])];
}

function caseTable({ cases }: EvalReport, link: Link): string {
  const rows = cases.map((one) => [
    escaped(one.report),
    one.set,
    escaped(one.workflow),
    one.outputs.map(({ name, label }) => `${name} ${sign(label)}`).join(", "),
    one.outputs.map(outcome).join(", "),
    one.runs.map(({ job, run }) => link(jobText(one, run, job.state), routes.job(job.id))).join(" ") || "not filed yet",
    `${escaped(one.reason)} (${escaped(one.source)})`,
  ]);
  return table(["Case", "Set", "Workflow", "Label", "Verdict", "Jobs", "Reason of the label"], rows);
}

function jobText({ runs }: JudgedCase, run: number, state: string): string {
  return state === "finished" ? (runs.length === 1 ? "job" : `run ${run}`) : state;
}

function outcome({ name, verdict, right, tie }: JudgedOutput): string {
  if (verdict === null) return `${name} ${tie ? "tie" : "–"}`;
  return `${name} ${sign(verdict)} ${right === true ? "right" : "**wrong**"}`;
}

function sign(value: boolean | null): string {
  return value === null ? "none" : value ? "yes" : "no";
}

function seconds(ms: number | null): string {
  return ms === null ? "–" : (ms / 1000).toFixed(1);
}

function table(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (fields: readonly string[]) => `| ${fields.join(" | ")} |`;
  return [line(columns), line(columns.map(() => "---")), ...rows.map(line)].join("\n");
}

/** A text of somebody else's on one line, without any meaning in Markdown. */
function escaped(text: string): string {
  return text
    .replace(/\s+/g, " ")
    .trim()
    .replace(/[\\`*_{}[\]<>|#~]/g, "\\$&");
}

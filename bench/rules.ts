/*
 * How right the rules expert is: runs files of labelled reports (bench/reports/README.md) through their workflows and prints
 * Markdown tables, those of set-aside reports apart. Of set-aside reports nothing but sums is printed.
 * Ends with 1 when a cited line is not what is said, or a rule is not taken from where it says.
 * Usage: npx tsx bench/rules.ts --repo NAME=PATH [--workflow NAME] [--home FOLDER] [--show ID] FILE|FOLDER...
 * A FOLDER holds shapes of reports, as bench/reports/shapes does.
 */
import { readFileSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { indexesBuilt } from "@/lib/codesearch/open-index";
import { readLabelledReports, withRepository } from "@/lib/contract/labelled-report";
import { runReports } from "@/lib/testing/run-labelled-report";
import { citationReport, sourceReport } from "./rules/citations";
import { scoreTable, wrongAnswers } from "./rules/score";
import { readShapes } from "./rules/shape";

const PARALLEL = 2;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    repo: { type: "string", multiple: true, default: [] },
    workflow: { type: "string", default: "" },
    home: { type: "string", default: path.join(tmpdir(), "assay-bench-rules") },
    show: { type: "string", default: "" },
  },
});
if (positionals.length === 0) {
  console.error(
    "Usage: npx tsx bench/rules.ts --repo NAME=PATH [--workflow NAME] [--home FOLDER] [--show ID] FILE|FOLDER...",
  );
  process.exit(2);
}
const repositories = new Map(
  values.repo.map((entry) => {
    const at = entry.indexOf("=");
    return [entry.slice(0, at), entry.slice(at + 1)] as const;
  }),
);
const reports = positionals
  .flatMap((file) =>
    statSync(file).isDirectory() ? readShapes(file) : readLabelledReports(readFileSync(file, "utf8")),
  )
  .filter(({ workflow, id }) => workflow.startsWith(values.workflow) && (values.show === "" || id === values.show))
  .map((report) => withRepository(report, repositories));

for (const set of ["rules", "set-aside"] as const) {
  const chosen = reports.filter((report) => report.set === set);
  if (chosen.length === 0) continue;
  const outcomes = await runReports(chosen, values.home, PARALLEL);
  const failed = outcomes.filter(({ error }) => error !== "");
  console.log(`### Set ${set}: ${outcomes.length} reports, ${failed.length} of them without a verdict\n`);
  console.log(`${scoreTable(outcomes)}\n`);
  const citations = citationReport(outcomes, set === "rules");
  console.log(citations.text);
  if (citations.wrong > 0) process.exitCode = 1;
  if (set !== "rules") continue;
  console.log(
    ["", ...failed.map(({ report, error }) => `- ${report.id}: ${error}`), ...wrongAnswers(outcomes), ""].join("\n"),
  );
  if (values.show !== "") console.log(outcomes.map(({ explanation }) => explanation).join("\n\n"));
}
for (const [name, repository] of repositories) {
  const sources = sourceReport(repository);
  console.log(`\n${name}: ${sources.text}`);
  if (sources.wrong > 0) process.exitCode = 1;
}
await indexesBuilt();

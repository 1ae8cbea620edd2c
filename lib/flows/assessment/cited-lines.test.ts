import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { readLabelledReports } from "@/lib/contract/labelled-report";
import { SAMPLE_REPOSITORY } from "@/lib/contract/samples";
import { readSampleTree } from "@/lib/kernel/sample-repository";
import { checkCitations } from "@/lib/testing/check-citations";
import { temporaryFolder } from "@/lib/testing/git-repository";
import { runReports } from "@/lib/testing/run-labelled-report";

/* The rules expert over the sample tree: every line that it cites is read again. bench/rules.ts does the same on a real kernel. */

const file = path.resolve(import.meta.dirname, "../../../bench/reports/rules.jsonl");
const reports = readLabelledReports(readFileSync(file, "utf8")).filter(
  ({ args }) => args.KernelRepo === SAMPLE_REPOSITORY,
);
const tree = await readSampleTree();
/** A whole set of reports is run, on a machine that may be busy. */
const A_SET_MS = 60_000;

test.each(["assessment-kcsan", "moderation", "assessment-security"])(
  "%s cites lines that are as it says",
  async (workflow) => {
    const chosen = reports.filter((report) => report.workflow === workflow);
    const outcomes = await runReports(chosen, temporaryFolder(), 2);
    expect(outcomes.map(({ error }) => error).filter((error) => error !== "")).toEqual([]);
    const lines = (name: string) => tree.get(name)?.split("\n") ?? null;
    const checks = outcomes.map(({ report, explanation }) => ({
      id: report.id,
      ...checkCitations(explanation, lines),
    }));
    expect(checks.flatMap(({ id, wrong }) => wrong.map((problem) => `${id}: ${problem}`))).toEqual([]);
    expect(checks.reduce((sum, { checked }) => sum + checked, 0)).toBeGreaterThan(2 * chosen.length);
  },
  A_SET_MS,
);

/*
 * How long a person waits for an assessment: from the start of `assay run` to the first tool call, to the verdict and to
 * the end of the process. Prints a Markdown table. Usage: npx tsx bench/assessment.ts JOB.json
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

const RUNS = 3;

interface SpanEvent {
  readonly Seq: number;
  readonly Type: string;
  readonly Started: string;
  readonly Finished?: string;
}

/** Milliseconds from the start of the process. */
interface Times {
  readonly firstTool: number;
  readonly verdict: number;
  readonly end: number;
}

function runOnce(jobFile: string, home: string): Times {
  const trajectory = path.join(home, "trajectory.json");
  const { Workflow: workflow = "assessment-kcsan" } = JSON.parse(readFileSync(jobFile, "utf8")) as {
    Workflow?: string;
  };
  const command = path.resolve(import.meta.dirname, "../lib/cli/assay.mjs");
  const args = [command, "run", "--workflow", workflow, "--input", jobFile, "--trajectory", trajectory];
  const started = Date.now();
  const { status, stderr } = spawnSync("env", [`ASSAY_HOME=${home}`, process.execPath, ...args], { encoding: "utf8" });
  const end = Date.now() - started;
  if (status !== 0) throw new Error(stderr);
  const events = JSON.parse(readFileSync(trajectory, "utf8")) as SpanEvent[];
  const tool = events.find(({ Type }) => Type === "tool");
  const flow = events.findLast(({ Seq }) => Seq === 0);
  return {
    firstTool: Date.parse(tool?.Started ?? "") - started,
    verdict: Date.parse(flow?.Finished ?? "") - started,
    end,
  };
}

function median(values: readonly number[]): string {
  const middle = values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
  return `${(middle / 1000).toFixed(1)} s`;
}

function row(title: string, runs: readonly Times[]): string {
  const cells = (["firstTool", "verdict", "end"] as const).map((key) => median(runs.map((times) => times[key])));
  return `| ${title} | ${cells.join(" | ")} |`;
}

const [jobFile] = process.argv.slice(2);
if (jobFile === undefined) {
  console.error("Usage: npx tsx bench/assessment.ts JOB.json");
  process.exit(2);
}
const withHome = <T>(body: (home: string) => T): T => {
  const home = mkdtempSync(path.join(tmpdir(), "assay-bench-"));
  try {
    return body(home);
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
};
withHome((home) => runOnce(jobFile, home)); // discarded: brings the repository into the page cache
const cold = Array.from({ length: RUNS }, () => withHome((home) => runOnce(jobFile, home)));
const warm = withHome((home) => {
  runOnce(jobFile, home);
  return Array.from({ length: RUNS }, () => runOnce(jobFile, home));
});
console.log("| | first tool call | verdict | process ended |\n|---|---|---|---|");
console.log(row("assay, rules expert, empty index cache", cold));
console.log(row("assay, rules expert, warm index cache", warm));

import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import type { ReadStack } from "@/lib/contract/evidence";
import { sampleJobs } from "@/lib/contract/samples";
import { parseReport } from "@/lib/report/parse-report";
import { readMarks } from "./read-marks";
import { ReportPane } from "./report-pane";
import { StacksSum } from "./stacks-sum";

/** The stacks of a report, of which span 6 read the functions named. */
function stacksOf(report: string, read: readonly string[]): ReadStack[] {
  return parseReport(report).stacks.map(({ kind, heading, frames }) => ({
    kind,
    heading,
    frames: frames.map(({ function: name, file, line }) => {
      return { function: name, file, line, seq: read.includes(name) ? 6 : null };
    }),
  }));
}

test.each(sampleJobs)("every frame and every stack of $title has its mark", ({ args }) => {
  const report = args.CrashReport ?? "";
  const stacks = stacksOf(report, []);
  const marks = [...readMarks(report.split("\n"), stacks).values()];
  expect(marks.filter(({ kind }) => kind === "frame")).toHaveLength(stacks.flatMap(({ frames }) => frames).length);
  expect(marks.filter(({ kind }) => kind === "stack")).toHaveLength(stacks.length);
});

test("marks go on behind frames that the page does not have", () => {
  const report = sampleJobs[0]?.args.CrashReport ?? "";
  const lines = report.split("\n").filter((line) => !line.includes("kthread") && !line.includes("sock_poll"));
  const marks = readMarks(lines, stacksOf(report, ["vfs_poll"]));
  expect([...marks].filter(([, mark]) => mark.kind === "frame" && mark.seq === 6).map(([at]) => lines[at])).toEqual([
    " vfs_poll include/linux/poll.h:56 [inline]",
  ]);
});

test("a frame that was read leads to the span, in words too; the sum counts stacks with frames", () => {
  const report = sampleJobs[0]?.args.CrashReport ?? "";
  const stacks = stacksOf(report, ["tether_poll"]);
  const props = { report, sources: [], commit: "", hostLink: () => null, rawUrl: "/raw", stacks };
  const out = renderToStaticMarkup(<ReportPane {...props} spanLink={(seq) => `/ai_job?span=${seq}`} />);
  expect(out).toContain('href="/ai_job?span=6" title="Read in step #6" aria-label="Read in step #6"');
  expect(out.match(/aria-label="Not read"/g)?.length).toBeGreaterThan(10);
  expect(out.match(/not examined/g)).toHaveLength(1);
  const sum = renderToStaticMarkup(<StacksSum stacks={[...stacks, { kind: "other", heading: "", frames: [] }]} />);
  expect(sum).toContain("1 of 2 stacks examined");
});

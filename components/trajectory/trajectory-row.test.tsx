import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import type { SpanLine } from "@/lib/contract/span-columns";
import { spanLine, toolSpan } from "@/lib/testing/span-rows";
import { SpanBar } from "./span-bar";
import { SpanDetail } from "./span-detail";
import { TimeStretch } from "./time-stretch";
import { timeZoom } from "./time-zoom";
import { TrajectoryRow } from "./trajectory-row";
import { readTrajectoryView } from "./trajectory-view";
import { ViewStore } from "./view-store";

const origin = spanLine(0).started;

function rowHtml(line: SpanLine, jobEnded: boolean): string {
  const row = { line, depth: 0, hasChildren: false, open: true, place: 1, siblings: 1, inside: { llm: 0, tool: 0 } };
  const state = { jobEnded, selected: false, current: false, hit: false };
  return renderToStaticMarkup(
    <TrajectoryRow jobId="j" row={row} origin={origin} now={origin + 8000} top={28} {...state} />,
  );
}

test("a span without an end runs while its job does, and was interrupted afterwards", () => {
  const line = spanLine(1, { finished: null });
  expect(rowHtml(line, false)).toMatch(/span 1 action, running: .*text-running/);
  expect(rowHtml(line, false)).not.toContain("interrupted");
  expect(rowHtml(line, true)).toMatch(/span 1 action, interrupted: .*interrupted: /);
  expect(rowHtml(line, true)).not.toContain("running");
  expect(rowHtml(line, true)).toContain("8.0 s");
  expect(rowHtml(spanLine(1), true)).not.toMatch(/running|interrupted/);
});

test("the bar is placed from the start of the run", () => {
  const store = new ViewStore(readTrajectoryView({ zoom: "200-1000" }));
  const html = renderToStaticMarkup(
    <TimeStretch zoom={timeZoom(store, { start: origin, end: origin + 2000 })}>
      <SpanBar type="tool" from={600} duration={200} />
    </TimeStretch>,
  );
  expect(html).toContain("translateX(50.00%) scaleX(0.2500)");
});

test("the detail of a span without an end says so too", () => {
  const content = { span: toolSpan(1, { finished: null }), cuts: [], size: 4, promptVersion: "", usage: null };
  const html = (jobEnded: boolean) =>
    renderToStaticMarkup(<SpanDetail jobId="j" content={content} jobEnded={jobEnded} />);
  expect(html(false)).toContain("still runs");
  expect(html(true)).toContain("interrupted by the end of the job");
});

test("a text of which the beginning was sent says so and has the rest", () => {
  const content = {
    span: toolSpan(1, { results: JSON.stringify({ SourceCode: "beginning" }) }),
    cuts: [{ name: "results", member: "SourceCode", sent: 9, length: 5_000_000 }] as const,
    size: 5_000_000,
    promptVersion: "",
    usage: null,
  };
  const html = renderToStaticMarkup(<SpanDetail jobId="j" content={content} jobEnded />);
  expect(html).toContain("4.8 MB, of which the beginning is here");
  expect(html).toContain("/api/jobs/j/spans/1/text?name=results&amp;member=SourceCode");
});

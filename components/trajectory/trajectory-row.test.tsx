import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import type { SpanRow } from "@/lib/contract/span";
import { spanRow, toolSpan } from "@/lib/testing/span-rows";
import { SpanDetail } from "./span-detail";
import { TrajectoryRow } from "./trajectory-row";

const ignore = () => undefined;

function rowHtml(row: SpanRow, jobEnded: boolean): string {
  const line = { row, depth: 0, hasChildren: false, open: true, place: 1, siblings: 1, above: null };
  return renderToStaticMarkup(
    <TrajectoryRow
      jobId="j"
      line={{ ...line, inside: { llm: 0, tool: 0 } }}
      timeline={null}
      now={Date.parse("2026-01-14T23:02:08Z")}
      jobEnded={jobEnded}
      selected={false}
      onSelect={ignore}
      onToggle={ignore}
    />,
  );
}

test("a span without an end runs while its job does, and was interrupted afterwards", () => {
  const row = spanRow(1, { finished: null });
  expect(rowHtml(row, false)).toMatch(/text-running.*running, /);
  expect(rowHtml(row, false)).not.toContain("interrupted");
  expect(rowHtml(row, true)).toMatch(/interrupted: .*span-1/);
  expect(rowHtml(row, true)).not.toContain("running");
  expect(rowHtml(row, true)).toContain("8.0 s");
  expect(rowHtml(spanRow(1), true)).not.toMatch(/running|interrupted/);
});

test("the detail of such a span says so too", () => {
  const html = (jobEnded: boolean) =>
    renderToStaticMarkup(<SpanDetail span={toolSpan(1, { finished: null })} row={spanRow(1)} jobEnded={jobEnded} />);
  expect(html(false)).toContain("still runs");
  expect(html(true)).toContain("interrupted by the end of the job");
});

import type { ComponentProps } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { ReportPane } from "./report-pane";

const lines = (report: string) => {
  const props: ComponentProps<typeof ReportPane> = {
    report,
    sources: [],
    commit: "",
    hostLink: () => null,
    rawUrl: "/raw",
    stacks: [],
    spanLink: (seq) => `#${seq}`,
  };
  return renderToStaticMarkup(<ReportPane {...props} />).match(/class="report-line"/g)?.length ?? 0;
};

test("empty lines at the end are not shown", () => {
  expect(lines("a\n\nb\n\n\n")).toBe(3);
});

test("a report of line breaks costs no more than another", () => {
  expect(lines(`${"\n".repeat(299_000)}x`)).toBe(1500);
});

import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import type { JobRow } from "@/lib/contract/job";
import { JobTable } from "./job-table";

const job: JobRow = {
  id: "6bbe9164-dfbf-48af-bb2d-6d186245e810",
  namespace: "upstream",
  workflow: "assessment-kcsan",
  type: "assessment-kcsan",
  description: "KCSAN: data-race in a / b",
  link: "",
  state: "running",
  created: "2026-01-14T23:02:07Z",
  started: "2026-01-14T23:03:08Z",
  finished: null,
  errorSummary: "",
  correct: "unset",
  verdict: [],
  codeRevision: "",
  agentName: "",
  model: "",
  waitUntil: null,
  promptVersion: "",
  tokens: { input: 0, output: 0, thoughts: 0, cached: 0 },
  costMicros: null,
  failure: "",
  waitReason: "",
  change: 1,
};

test("a row's link is described by the row's exact times, and is its only stop of the keyboard", () => {
  const html = renderToStaticMarkup(<JobTable jobs={[job]} />);
  const described = /<a [^>]*aria-describedby="([^"]+)"/.exec(html)?.[1];
  expect(html).toContain(`<span id="${described}"`);
  expect(html).toContain("created 2026/01/14 23:02:07 UTC · started 2026/01/14 23:03:08 UTC<");
  expect(html.match(/<(a|button|input)\b|tabindex/gi)).toEqual(["<a"]);
});

import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { NowProvider } from "@/components/ui/now";
import type { LiveAgent } from "@/lib/contract/job-query";
import type { ModelReport } from "@/lib/contract/model-report";
import { ModelTables } from "./model-tables";
import { workersOf } from "./reporting-workers";

const report: ModelReport = {
  at: "2026-01-14T23:02:00.000Z",
  providers: [
    {
      provider: "google",
      configured: true,
      need: "",
      server: "https://models.example/v1/models",
      reachable: false,
      problem: "No answer within 5 s.",
      tookMs: null,
      lists: null,
    },
  ],
  models: [
    { id: "google:gemini-2.5-pro", provider: "google", configured: true, listed: null, categories: ["best"] },
    { id: "compatible:<b>", provider: "compatible", configured: true, listed: true, categories: [] },
  ],
  categories: [
    { category: "best", models: ["google:gemini-2.5-pro", "compatible:<b>"] },
    { category: "balanced", models: [] },
  ],
};
const agent: LiveAgent = {
  name: "w",
  workflows: [],
  models: [],
  defaultModel: "best",
  modelReport: report,
  codeRevision: "",
  lastSeen: "2026-01-14T23:02:00.000Z",
};

test("workers are parted by whether they say anything", () => {
  const { reporting, silent } = workersOf([agent, { ...agent, name: "new", modelReport: null }, agent]);
  expect(reporting.map(({ number, name }) => [number, name])).toEqual([
    [1, "w"],
    [3, "w"],
  ]);
  expect(silent).toEqual(["new"]);
});

test("state, category and price of each model are shown, and what nobody knows is unknown", () => {
  const [worker] = workersOf([agent]).reporting;
  if (worker === undefined) throw new Error("There is a worker.");
  const html = renderToStaticMarkup(
    <NowProvider at={Date.parse(report.at)}>
      <ModelTables worker={worker} />
    </NowProvider>,
  );
  const text = html.replace(/<[^>]+>/g, "|").replace(/\|+/g, "|");
  expect(text).toContain("|google|yes|no|No answer within 5 s.|https://models.example/v1/models|");
  expect(text).toContain("|best|google:gemini-2.5-pro, compatible:&lt;b&gt;|");
  expect(text).toContain("|balanced|none: give the key of a provider|");
  expect(text).toContain("|google:gemini-2.5-pro|best|its provider does not answer|1.25|0.125|10|");
  expect(text).toContain("|compatible:&lt;b&gt;|ready|unknown|unknown|unknown|");
});

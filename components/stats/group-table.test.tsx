import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import type { StatsGroup, StatsNarrowing } from "@/lib/contract/stats";
import { readStatsPage } from "@/lib/routes/stats";
import { GroupTable } from "./group-table";
import { linkInto } from "./stats-links";

const period = { from: "2026-01-01", to: "" };

function group(key: string): StatsGroup {
  const tokens = { input: 0, output: 0, thoughts: 0, cached: 0 };
  const counts = { finished: 3, failed: 2, aborted: 1, correct: 0, incorrect: 0 };
  return { key, ...counts, durationMs: 0, tokens, costMicros: 0, unpriced: 0, flags: [] };
}

function markup(key: string, only: StatsNarrowing = {}): string {
  const { choice } = readStatsPage("up", { range: "all", group: "model", ...only });
  return renderToStaticMarkup(<GroupTable groups={[group(key)]} choice={choice} link={linkInto(choice, period)} />);
}

test("a group leads to its own stats and to its jobs, state by state", () => {
  const html = markup("openai:gpt-5", { workflow: "moderation" });
  expect(html).toContain(
    'href="/up/ai/stats?range=all&amp;group=model&amp;workflow=moderation&amp;model=openai%3Agpt-5"',
  );
  expect(html).toContain(
    'href="/up/ai?workflow=moderation&amp;state=failed&amp;model=openai%3Agpt-5&amp;from=2026-01-01"',
  );
  // All that ended have no list: one without a state shows what still runs too.
  expect(html).toContain("<td>6</td>");
});

test("a group that is the only one asked for leads nowhere", () => {
  expect(markup("openai:gpt-5", { model: "openai:gpt-5" })).not.toContain("/ai/stats");
});

test("jobs without what they are grouped by have stats of their own, but no list", () => {
  const html = markup("");
  expect(html).toContain('href="/up/ai/stats?range=all&amp;group=model&amp;model="');
  expect(html).not.toContain('href="/up/ai?');
  expect(markup("", { model: "" })).not.toContain("href");
});

import { expect, test } from "vitest";
import { routes } from "@/lib/routes";
import { readStatsPage, statsPage } from "./stats";

test("what a stats URL says is read back", () => {
  const none = { from: "", to: "" };
  const usual = { namespace: "up", grouping: "workflow", range: "30d", dates: none, only: {} } as const;
  const choices = [
    usual,
    { ...usual, grouping: "prompt", range: "all" },
    { ...usual, only: { workflow: "moderation", model: "", revision: "a&b=c" } },
    { ...usual, range: "dates", dates: { from: "2026-01-01", to: "" } },
    { ...usual, range: "dates", dates: { from: "0001-01-01", to: "9999-12-31" } },
  ] as const;
  for (const choice of choices) {
    const url = new URL(statsPage(choice), "http://x");
    expect(url.pathname).toBe("/up/ai/stats");
    expect(readStatsPage("up", Object.fromEntries(url.searchParams))).toEqual({ choice, problems: [] });
  }
  expect(statsPage(usual)).toBe(routes.stats("up"));
});

test("days that there are not are named; ranges and groups that nobody offers count as not set", () => {
  const odd = { from: "2026-02-30", to: "0000-01-01", range: "dates", group: "constructor" };
  expect(readStatsPage("up", odd)).toEqual({
    choice: readStatsPage("up", {}).choice,
    problems: [
      "“2026-02-30” is not a day: write it as 2026-01-31.",
      "“0000-01-01” is not a day: write it as 2026-01-31.",
    ],
  });
  expect(readStatsPage("up", { from: ["2026-01-01", "soon"] }).choice.dates.from).toBe("2026-01-01");
});

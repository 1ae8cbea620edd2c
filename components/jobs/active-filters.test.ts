import { expect, test } from "vitest";
import { everyJob, type JobFilter } from "@/lib/contract/job-query";
import { activeFilters } from "./active-filters";

const filter: JobFilter = {
  ...everyJob("upstream"),
  workflow: "moderation",
  state: "failed",
  flags: [
    { name: "Benign", value: true },
    { name: "Confident", value: false },
  ],
  failure: "no \u202Esuch repository",
  from: "2026-01-01",
  text: "smc_poll",
  showAborted: true,
  order: "oldest",
};

test("a filter reads as a sentence", () => {
  expect(activeFilters(filter).map(({ text }) => text)).toEqual([
    "of moderation",
    "that failed",
    "with Benign ✅ yes",
    "with Confident ❌ no",
    "that failed with “no ⟨U+202E⟩such repository”",
    "from 2026-01-01 on",
    "about “smc_poll”",
    "aborted ones too",
  ]);
  expect(activeFilters({ ...everyJob("upstream"), order: "oldest" })).toEqual([]);
});

test("each piece can be dropped, and only it", () => {
  const without = activeFilters(filter).map((active) => active.without);
  expect(without[0]).toEqual({ ...filter, workflow: "" });
  expect(without[2]).toEqual({ ...filter, flags: [{ name: "Confident", value: false }] });
  expect(without.every((each) => activeFilters(each).length === 7)).toBe(true);
});

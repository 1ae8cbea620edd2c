import { expect, test } from "vitest";
import { jobRow } from "@/lib/testing/job-row";
import { letsThrough } from "./job-filter";
import { everyJob, type JobFilter } from "./job-query";

const job = jobRow({
  state: "finished",
  description: "KCSAN: data-race in smc_poll",
  errorSummary: "none at all",
  verdict: [{ name: "Benign", value: true }],
  model: "rules",
  created: "2026-01-14T23:02:07Z",
});
const lets = (filter: Partial<JobFilter>, given = {}) =>
  letsThrough({ ...everyJob("upstream"), ...filter }, { ...job, ...given });

test("every part of a filter must hold", () => {
  expect(lets({})).toBe(true);
  expect(lets({ namespace: "other" })).toBe(false);
  expect(lets({ model: "rules", state: "finished", flags: [{ name: "Benign", value: true }] })).toBe(true);
  expect(lets({ model: "other" })).toBe(false);
  expect(lets({ flags: [{ name: "Benign", value: false }] })).toBe(false);
  expect(lets({ flags: [{ name: "Actionable", value: true }] })).toBe(false);
  expect([lets({ from: "2026-01-14", to: "2026-01-15" }), lets({ to: "2026-01-14" })]).toEqual([true, false]);
  expect([lets({ text: "SMC data" }), lets({ text: "smc explanation" })]).toEqual([true, false]);
});

test("aborted jobs are hidden unless asked for, and moderation wants what is finished and not reviewed", () => {
  const aborted = { state: "aborted" };
  expect([lets({}, aborted), lets({ showAborted: true }, aborted), lets({ state: "aborted" }, aborted)]).toEqual([
    false,
    true,
    true,
  ]);
  expect(lets({ correct: "needs-moderation" })).toBe(true);
  expect(lets({ correct: "needs-moderation" }, { correct: "correct" })).toBe(false);
  expect(lets({ correct: "needs-moderation" }, { state: "failed" })).toBe(false);
  expect([lets({ correct: "unset" }), lets({ correct: "incorrect" })]).toEqual([true, false]);
});

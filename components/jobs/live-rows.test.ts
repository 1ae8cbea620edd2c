import { expect, test } from "vitest";
import { everyJob } from "@/lib/contract/job-query";
import { jobRow } from "@/lib/testing/job-row";
import { countNew, currentRows, withRows } from "./live-rows";

const page = [
  jobRow({ id: "b", change: 5, created: "2026-01-02T00:00:00Z" }),
  jobRow({ id: "a", change: 2, created: "2026-01-01T00:00:00Z" }),
];
const filter = everyJob("upstream");

test("rows are replaced in their place by newer ones only", () => {
  const old = jobRow({ id: "b", change: 4, state: "pending" });
  const news = withRows(withRows(new Map(), [jobRow({ id: "a", change: 3, state: "aborted" }), old]), [
    jobRow({ id: "a", change: 1, state: "pending" }),
  ]);
  expect(currentRows(page, news).map(({ id, state }) => `${id} ${state}`)).toEqual(["b running", "a aborted"]);
});

test("new jobs count when they would be on this page", () => {
  const news = withRows(new Map(), [
    jobRow({ id: "b", change: 9 }),
    jobRow({ id: "c", created: "2026-01-03T00:00:00Z" }),
    jobRow({ id: "d", created: "2026-01-03T00:00:00Z", state: "aborted" }),
    jobRow({ id: "e", created: "2026-01-03T00:00:00Z", workflow: "moderation" }),
    jobRow({ id: "old", created: "2025-01-03T00:00:00Z" }),
  ]);
  expect(countNew(page, news, filter)).toBe(2);
  expect(countNew(page, news, { ...filter, workflow: "moderation" })).toBe(1);
  expect(countNew([], news, { ...filter, state: "aborted" })).toBe(1);
  expect(countNew(page, news, { ...filter, order: "oldest" })).toBe(0);
});

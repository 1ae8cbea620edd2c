import { expect, test } from "vitest";
import type { JobRow } from "@/lib/contract/job";
import { everyJob, type JobFilter } from "@/lib/contract/job-query";
import { jobRow } from "@/lib/testing/job-row";
import { countNew, currentRows, type ListStart, noNews, withRows } from "./live-rows";

const since = "2026-01-02T00:00:01Z";
const jobs = [
  jobRow({ id: "b", change: 5, created: "2026-01-02T00:00:00Z" }),
  jobRow({ id: "a", change: 2, created: "2026-01-01T00:00:00Z" }),
];
const page: ListStart = { jobs, filter: everyJob("upstream"), since };
const newRow = (id: string, given: Partial<JobRow> = {}) => jobRow({ id, created: "2026-01-03T00:00:00Z", ...given });

test("rows are replaced in their place by newer ones only", () => {
  const old = jobRow({ id: "b", change: 4, state: "pending" });
  const news = withRows(withRows(noNews, page, [jobRow({ id: "a", change: 3, state: "aborted" }), old]), page, [
    jobRow({ id: "a", change: 1, state: "pending" }),
  ]);
  expect(currentRows(jobs, news).map(({ id, state }) => `${id} ${state}`)).toEqual(["b running", "a aborted"]);
});

test("new jobs count when they would be on this page", () => {
  const rows = [
    jobRow({ id: "b", change: 9 }),
    newRow("c"),
    newRow("d", { state: "aborted" }),
    newRow("e", { workflow: "moderation" }),
    newRow("old", { created: "2025-01-03T00:00:00Z" }),
  ];
  const count = (given: Partial<JobFilter>, of = jobs) => {
    const start = { ...page, jobs: of, filter: { ...page.filter, ...given } };
    return countNew(start, withRows(noNews, start, rows));
  };
  expect(count({})).toBe(2);
  expect(count({ workflow: "moderation" })).toBe(1);
  expect(count({ state: "aborted" }, [])).toBe(1);
  expect(count({ order: "oldest" })).toBe(0);
});

test("a new job counts once, as long as the filter lets it through, and until the page is read anew", () => {
  let news = withRows(noNews, page, [newRow("c"), newRow("d")]);
  news = withRows(news, page, [newRow("c"), newRow("d", { state: "aborted" })]);
  expect(countNew(page, news)).toBe(1);
  const again = { ...page, since: "2026-01-04T00:00:00Z", jobs: [newRow("c"), ...jobs] };
  expect(countNew(again, news)).toBe(0);
  expect(countNew(again, withRows(news, again, [newRow("e")]))).toBe(1);
});

test("only rows of the page and some new ids are kept", () => {
  let news = noNews;
  for (let n = 0; n < 500; n++)
    news = withRows(news, page, [newRow(`new ${n}`), newRow(`other ${n}`, { namespace: "x" })]);
  expect([news.rows.size, news.added.size, countNew(page, news)]).toEqual([0, 101, 101]);
  news = withRows(news, page, [jobRow({ id: "a", change: 3 })]);
  expect([...withRows(news, { ...page, jobs: jobs.slice(0, 1) }, []).rows.keys()]).toEqual([]);
});

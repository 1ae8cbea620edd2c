import { expect, test } from "vitest";
import { jobListPage, readJobListPage, readReviewQueuePlace, reviewQueueData, reviewQueuePage } from "./routes";

const id = "6bbe9164-dfbf-48af-bb2d-6d186245e810";

test("what a list's URL says is read back", () => {
  const filter = { namespace: "upstream", workflow: "assessment-kcsan", needsModeration: true, showAborted: true };
  const position = { side: "after", cursor: { time: "2026-01-14T23:02:00.123456Z", id } } as const;
  const url = new URL(jobListPage(filter, position), "http://x");
  expect(url.pathname).toBe("/upstream/ai");
  expect(readJobListPage("upstream", Object.fromEntries(url.searchParams))).toEqual({ filter, position });
});

test("the plain list has a plain URL", () => {
  const filter = { namespace: "upstream", workflow: "", needsModeration: false, showAborted: false };
  expect(jobListPage(filter, { side: "start" })).toBe("/upstream/ai");
  expect(readJobListPage("upstream", {})).toEqual({ filter, position: { side: "start" } });
});

test("malformed queries count as not set", () => {
  const read = readJobListPage("upstream", {
    after: "2026-01-14,1",
    before: ["x"],
    aborted: "yes",
    workflow: ["a", "b"],
  });
  expect(read.position).toEqual({ side: "start" });
  expect(read.filter).toMatchObject({ showAborted: false, workflow: "a" });
});

test("a cursor at a time that there is not is none", () => {
  const side = (time: string) => readJobListPage("upstream", { after: `${time},${id}` }).position.side;
  expect(side("2026-99-99T00:00:00Z")).toBe("start");
  expect(side("0000-12-31T23:59:59.999Z")).toBe("start");
  expect(side("0001-01-01T00:00:00Z")).toBe("after");
  expect(side("9999-12-31T23:59:59.999999999Z")).toBe("after");
});

test("a place in the review queue is read back from its URL", () => {
  const after = { time: "2026-01-14T23:02:00.125Z", id };
  const place = { namespace: "upstream", workflow: "moderation", after };
  for (const url of [reviewQueuePage(place), reviewQueueData(place)]) {
    const query = Object.fromEntries(new URL(url, "http://x").searchParams);
    expect(readReviewQueuePlace("upstream", query)).toEqual(place);
  }
  expect(reviewQueuePage({ namespace: "a", workflow: "", after: null })).toBe("/a/ai/review");
  const malformed = { workflow: ["a\0b"], after: "yesterday" };
  expect(readReviewQueuePlace("a", malformed)).toEqual({ namespace: "a", workflow: "ab", after: null });
});

import { expect, test } from "vitest";
import { readReviewQueuePlace, reviewQueueData, reviewQueuePage } from "./review-queue";

const id = "6bbe9164-dfbf-48af-bb2d-6d186245e810";

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

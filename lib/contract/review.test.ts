import { expect, test } from "vitest";
import type { JournalEntry } from "./job-query";
import { latestReview } from "./review";

function entry(id: number, given: Partial<JournalEntry>): JournalEntry {
  return {
    id,
    at: "2026-01-14T23:00:00Z",
    operator: "ada",
    action: "reviewed",
    why: "",
    output: "",
    mark: "correct",
    wasMark: "unset",
    wasComment: "",
    undoes: null,
    undone: null,
    ...given,
  };
}

test("the latest review is the last one that was not taken back", () => {
  const journal = [
    entry(1, { action: "created" }),
    entry(2, {}),
    entry(3, { undone: 4 }),
    entry(4, { action: "undone" }),
  ];
  expect(latestReview(journal)?.id).toBe(2);
  expect(latestReview(journal.slice(0, 1))).toBeNull();
});

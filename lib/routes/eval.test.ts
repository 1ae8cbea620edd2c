import { expect, test } from "vitest";
import { everyCase } from "@/lib/contract/eval";
import { evalPage, readEvalPlace } from "./eval";

const id = "6bbe9164-dfbf-48af-bb2d-6d186245e810";

test("a place is read as it was written", () => {
  const place = {
    against: id,
    filter: { view: "fp", workflow: "moderation", set: "set-aside", output: "Actionable" },
  } as const;
  const url = new URL(evalPage(id, place), "http://site");
  expect(url.hash).toBe("#cases");
  expect(readEvalPlace(Object.fromEntries(url.searchParams))).toEqual(place);
});

test("the usual is left out, and the malformed counts as not set", () => {
  expect(evalPage(id, { against: "", filter: everyCase })).toBe(`/ai_eval?id=${id}`);
  expect(readEvalPlace({ view: "everything", against: ["A", "b"] })).toEqual({ against: "a", filter: everyCase });
});

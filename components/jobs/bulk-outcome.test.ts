import { expect, test } from "vitest";
import { noOutcome, outcomeText } from "./bulk-outcome";

test("what was done and what was not is said, each reason once", () => {
  const skipped = ["a", "b"].map((id) => ({ id, why: "The job is not over yet." }));
  expect(outcomeText({ ...noOutcome, action: "rerun", done: ["x", "y"], skipped })).toBe(
    "2 re-run, 2 skipped: The job is not over yet.",
  );
  expect(outcomeText({ ...noOutcome, action: "cancel", done: ["x"] })).toBe("1 cancelled");
  expect(outcomeText({ ...noOutcome, problem: "No job is selected." })).toBe("No job is selected.");
  expect(outcomeText(noOutcome)).toBe("");
});

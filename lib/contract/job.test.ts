import { expect, test } from "vitest";
import { correctSign, explanationOf, isEnded, jobAllows, jobStates, summarizeError, verdictOf } from "./job";

test("what each state allows", () => {
  const table = Object.fromEntries(
    jobStates.map((state) => [
      state,
      (["cancel", "rerun", "review"] as const).filter((action) => jobAllows(state, action)),
    ]),
  );
  expect(table).toEqual({
    pending: ["cancel"],
    running: ["cancel"],
    finished: ["rerun", "review"],
    failed: ["rerun"],
    aborted: ["rerun"],
  });
  expect(jobStates.filter(isEnded)).toEqual(["finished", "failed", "aborted"]);
});

test("the verdict is the booleans of the results, in their order", () => {
  const results = '{"Benign":true,"Count":1,"Confident":false,"Explanation":"why"}';
  expect(verdictOf(results)).toEqual([
    { name: "Benign", value: true },
    { name: "Confident", value: false },
  ]);
  expect(explanationOf(results)).toBe("why");
  expect(explanationOf("")).toBe("");
});

test.each([
  ["pending", "unset", "⏳"],
  ["running", "unset", "🏃"],
  ["failed", "unset", "💥"],
  ["aborted", "correct", "💥"],
  ["finished", "unset", "❓"],
  ["finished", "correct", "✅"],
  ["finished", "incorrect", "❌"],
] as const)("a job that is %s and %s shows %s", (state, correct, sign) => {
  expect(correctSign({ state, correct }).sign).toBe(sign);
});

test("a long error is cut at 200 bytes, between characters", () => {
  expect(summarizeError("short")).toBe("short");
  const cut = summarizeError("é".repeat(150));
  expect(cut).toBe(`${"é".repeat(100)}…`);
  expect(summarizeError(`a${"é".repeat(150)}`)).toBe(`a${"é".repeat(99)}…`);
});

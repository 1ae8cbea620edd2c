import { expect, test } from "vitest";
import { evalData, type SaidCases } from "@/lib/testing/eval-data";
import { reportEval } from "./eval-report";
import { shareText, tallyText } from "./share-text";

const report = (cases: SaidCases) => reportEval(evalData(cases));

test("each run is put into the matrix by its label, and one that does not say anything is not counted", () => {
  const { sets, jobs, ended, finished } = report({
    a: { label: true, runs: [true] },
    b: { label: true, runs: [false] },
    c: { label: false, runs: [true] },
    d: { label: false, runs: [false] },
    e: { label: false, runs: ["failed"] },
    f: { label: false, runs: ["pending"] },
  });
  expect(sets).toHaveLength(1);
  expect(sets[0]?.outputs).toEqual([
    {
      name: "Benign",
      score: {
        cells: { tp: 1, fp: 1, tn: 1, fn: 1 },
        runs: { right: 2, of: 4 },
        without: 1,
        cases: { right: 2, of: 4 },
        confident: { right: 1, of: 2 },
        unsure: { right: 1, of: 2 },
        majority: { right: 2, of: 4 },
        ties: 0,
        agreeing: { right: 0, of: 0 },
      },
    },
  ]);
  expect([jobs, ended, finished]).toEqual([6, 5, null]);
});

test("an eval is finished when its last job is", () => {
  const ran = (time: string) => ({ state: "finished" as const, finished: `2026-01-14T${time}Z` });
  const { jobs, ended, finished } = report({
    a: { label: true, runs: [ran("23:03:18"), ran("23:59:59")] },
    b: { label: true, runs: [ran("22:00:00.000001"), ran("07:00:00")] },
  });
  expect([jobs, ended, finished]).toEqual([4, 4, "2026-01-14T23:59:59Z"]);
});

test("what the jobs were run with is told once each", () => {
  const ran = (model: string, promptVersion: string) => ({ model, promptVersion, codeRevision: "r1" });
  const { models, promptVersions, codeRevisions } = report({
    a: { label: true, runs: [ran("google:b", "p2")] },
    b: { label: true, runs: [ran("anthropic:a", "p1")] },
    c: { label: true, runs: [{ ...ran("google:b", "p2"), codeRevision: "" }] },
  });
  expect([models, promptVersions, codeRevisions]).toEqual([["anthropic:a", "google:b"], ["p1", "p2"], ["r1"]]);
});

test("several runs of a case count once, by their share, and by what most of them say", () => {
  const { sets } = report({
    agree: { label: true, runs: [true, true, true] },
    most: { label: true, runs: [true, true, false] },
    few: { label: true, runs: [false, false, true] },
    tie: { label: true, runs: [true, false, "failed"] },
    none: { label: true, runs: ["failed", "failed", "failed"] },
    one: { label: true, runs: [true, "failed", "failed"] },
  });
  const score = sets[0]?.outputs[0]?.score;
  expect(score?.cases.of).toBe(5);
  expect(score?.cases.right).toBeCloseTo(1 + 2 / 3 + 1 / 3 + 1 / 2 + 1);
  expect(score?.majority).toEqual({ right: 3, of: 5 });
  expect(score?.ties).toBe(1);
  expect(score?.agreeing).toEqual({ right: 1, of: 4 });
  expect(score?.without).toBe(6);
});

test("what is set aside is never added to what is not", () => {
  const { sets } = report({
    seen: { label: true, runs: [true] },
    unseen: { label: true, set: "set-aside", runs: [false] },
  });
  expect(sets.map(({ set, cases, outputs }) => [set, cases, outputs[0]?.score.runs])).toEqual([
    ["rules", 1, { right: 1, of: 1 }],
    ["set-aside", 1, { right: 0, of: 1 }],
  ]);
});

test("time and cost are of the jobs that ended, without those that were aborted", () => {
  const lasting = (seconds: number, costMicros: number | null) => ({
    state: "finished" as const,
    started: "2026-01-14T23:00:00Z",
    finished: new Date(Date.parse("2026-01-14T23:00:00Z") + seconds * 1000).toISOString(),
    costMicros,
  });
  const { work } = report({
    a: { label: true, runs: [lasting(1, 10)] },
    b: { label: true, runs: [lasting(2, 20)] },
    c: { label: true, runs: [lasting(9, null)] },
    d: { label: true, runs: [{ ...lasting(500, 5), state: "aborted" }] },
    e: { label: true, runs: ["pending"] },
  });
  expect(work).toEqual({
    jobs: 5,
    finished: 3,
    failed: 0,
    aborted: 1,
    costMicros: 35,
    unpriced: 1,
    medianMs: 2000,
    p95Ms: 9000,
  });
});

test("an accuracy comes with its interval, or not at all", () => {
  expect(shareText({ right: 19, of: 20 })).toBe("95.0 % (76.4–99.1 %)");
  expect(shareText({ right: 19, of: 19 })).toBe("insufficient (19)");
  expect(shareText({ right: 0, of: 0 })).toBe("–");
  expect(tallyText({ right: 0, of: 0 })).toBe("–");
});

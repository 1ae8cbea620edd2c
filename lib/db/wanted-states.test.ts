import { expect, test, vi } from "vitest";
import { everyJob, type JobFilter } from "@/lib/contract/job-query";
import { readPiece } from "./job-list-piece";
import { wantedStates } from "./wanted-states";

vi.mock("./client", () => ({
  database: () => {
    throw new Error("the database was asked");
  },
}));

const benign = { flags: [{ name: "Benign", value: true }] };

test("a filter asks for the states that its conditions are of", () => {
  const states = (given: Partial<JobFilter>) => wantedStates({ ...everyJob("upstream"), ...given });
  expect(states({ model: "m", correct: "unset", text: "w" })).toEqual([]);
  expect(states({ ...benign, correct: "needs-moderation" })).toEqual(["finished"]);
  expect(states({ state: "failed", failure: "no such repository" })).toEqual(["failed"]);
  expect(states({ correct: "incorrect", failure: "quota" })).toEqual(["finished", "failed"]);
});

test("what no job can be is not looked for", async () => {
  const read = (given: Partial<JobFilter>) =>
    readPiece({ ...everyJob("upstream"), ...given }, { order: "newest", beyond: null, limit: 1 });
  expect(await read({ ...benign, state: "failed" })).toEqual([]);
  expect(await read({ correct: "needs-moderation", state: "running" })).toEqual([]);
  await expect(read(benign)).rejects.toThrow("the database was asked");
});

import { expect, test } from "vitest";
import { sampleVotes } from "@/lib/testing/sample-votes";
import { VOTES, voteCount, votesOf } from "./votes";

const votes = sampleVotes({ Benign: [true, false, true] });
const read = (given: object) => votesOf(JSON.stringify({ [VOTES]: { ...votes, ...given } }));

test("votes are read as a whole or not at all", () => {
  const [first] = votes.Candidates;
  expect(read({})).toEqual(votes);
  for (const broken of [
    { Confidence: { Benign: 0.5, Confident: "1" } },
    { Tied: ["Benign", 1] },
    { Explained: "1" },
    { Candidates: [first, { ...first, Span: "1" }] },
    { Candidates: [{ ...first, Verdict: { Benign: true, Confident: "yes" } }] },
  ]) {
    expect(read(broken)).toBeNull();
  }
});

test("an output that nobody voted on has no count", () => {
  expect(voteCount(votes, "Benign", true)).toMatchObject({ agreeing: 2, answered: 3 });
  expect(voteCount(votes, "Confident", true)).toBeNull();
});

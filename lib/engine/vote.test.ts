import { expect, test } from "vitest";
import { FlowError } from "./errors";
import { type Ballot, elect, quorum } from "./vote";

const NAMES = ["Benign", "Confident", "Local"] as const;

/** A candidate's answers as signs, in the order of the names; empty for one that failed. */
function ballots(...said: readonly string[]): Ballot[] {
  return said.map((signs, index): Ballot => {
    const seq = 10 * (index + 1);
    if (signs === "") return { seq, outputs: null, error: new FlowError("gave up") };
    const flags = NAMES.map((name, at) => [name, signs[at] === "+"]);
    return { seq, outputs: { ...Object.fromEntries(flags), Reply: `reply of ${seq}` }, error: null };
  });
}

test("each output is that of its own majority, whatever the others are", () => {
  const { outputs, votes } = elect(NAMES, ballots("++-", "+-+", "-++"));
  expect(outputs).toMatchObject({ Benign: true, Confident: true, Local: true });
  expect(votes.Confidence).toEqual({ Benign: 2 / 3, Confident: 2 / 3, Local: 2 / 3 });
});

test("where as many say yes as no the first that answered decides, whichever it said", () => {
  expect(elect(NAMES, ballots("", "+--", "---")).outputs.Benign).toBe(true);
  expect(elect(NAMES, ballots("", "---", "+--")).outputs.Benign).toBe(false);
  expect(elect(NAMES, ballots("", "+--", "---")).votes.Tied).toEqual(["Benign"]);
});

test("the explanation is that of a candidate that agrees on the question, then on most of the rest, then the earliest", () => {
  // The second agrees with the majority on everything but the question.
  const { outputs, votes } = elect(NAMES, ballots("+--", "-++", "+-+", "++-", "-++"));
  expect(outputs).toMatchObject({ Benign: true, Confident: true, Local: true, Reply: "reply of 30" });
  expect(votes.Explained).toBe(30);
});

test("without an answer there is no vote", () => {
  expect(() => elect(NAMES, ballots("", ""))).toThrow(FlowError);
});

test("more than half of the candidates have to answer", () => {
  expect([1, 2, 3, 4, 5, 9].map(quorum)).toEqual([1, 2, 2, 3, 3, 5]);
});

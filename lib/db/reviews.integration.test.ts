import { expect, test } from "vitest";
import { everyJob } from "@/lib/contract/job-query";
import { latestReview, type NewReview, reviewOf } from "@/lib/contract/review";
import { newJob, noQueue } from "@/lib/testing/new-job";
import { provideTestDatabase } from "@/lib/testing/test-database";
import { abortJob, createJob, failJob, findJob, finishJob, listJobs, startJob } from "./jobs";
import { jobJournal } from "./journal";
import { jobReviews, reviewJob, undoReview } from "./reviews";

const database = provideTestDatabase();
const starter = { agentName: "worker", codeRevision: "abc", defaultModel: "rules" };
const results = '{"Benign":true,"Confident":false,"Explanation":"because"}';

async function finishedJob(): Promise<string> {
  const id = await createJob(newJob(), noQueue);
  await startJob(id, starter);
  await finishJob(id, results);
  return id;
}

function review(given: Partial<NewReview> = {}): NewReview {
  return { output: "", mark: "correct", comment: "", operator: "linus", ...given };
}

const seen = (mark: NewReview["mark"], comment: string) => ({ mark, comment });
const unmarked = seen("unset", "");

async function stateOf(id: string) {
  const reviews = (await jobReviews([id])).get(id) ?? [];
  return {
    correct: (await findJob(id))?.correct,
    reviews: reviews.map(({ output, mark, comment, operator }) => [output, mark, comment, operator]),
  };
}

async function journalOf(id: string) {
  const entries = await jobJournal(id);
  return entries.filter(({ mark }) => mark !== null);
}

test("a review of the whole verdict marks the job and stands in the journal with what was before", async () => {
  const id = await finishedJob();
  const change = (await findJob(id))?.change ?? 0;
  expect(await reviewJob(id, review({ comment: " checked by hand\n" }))).toMatchObject({ kind: "written" });
  expect(await stateOf(id)).toEqual({ correct: "correct", reviews: [["", "correct", "checked by hand", "linus"]] });
  await reviewJob(id, review({ mark: "incorrect", operator: "greg" }));
  expect(await stateOf(id)).toEqual({ correct: "incorrect", reviews: [["", "incorrect", "", "greg"]] });
  expect((await findJob(id))?.change).toBe(change + 2);
  expect(await journalOf(id)).toMatchObject([
    { operator: "linus", action: "reviewed", why: "checked by hand", output: "", mark: "correct", wasMark: "unset" },
    { operator: "greg", why: "", mark: "incorrect", wasMark: "correct", wasComment: "checked by hand", undone: null },
  ]);
});

test("outputs are reviewed one by one, and the job's own mark stays", async () => {
  const id = await finishedJob();
  await reviewJob(id, review({ output: "Benign", mark: "incorrect", comment: "it is a list" }));
  await reviewJob(id, review({ output: "Explanation", mark: "correct" }));
  expect(await stateOf(id)).toEqual({
    correct: "unset",
    reviews: [
      ["Benign", "incorrect", "it is a list", "linus"],
      ["Explanation", "correct", "", "linus"],
    ],
  });
});

test("a comment stands without a mark; without both nothing is left", async () => {
  const id = await finishedJob();
  await reviewJob(id, review({ mark: "unset", comment: "needs a second look" }));
  expect(await stateOf(id)).toEqual({ correct: "unset", reviews: [["", "unset", "needs a second look", "linus"]] });
  await reviewJob(id, review({ mark: "unset" }));
  expect(await stateOf(id)).toEqual({ correct: "unset", reviews: [] });
});

test("a review that changes nothing writes nothing", async () => {
  const id = await finishedJob();
  await reviewJob(id, review({ comment: "x" }));
  const change = (await findJob(id))?.change;
  expect(await reviewJob(id, review({ comment: "x ", operator: "greg", expected: unmarked }))).toEqual({
    kind: "unchanged",
  });
  expect((await findJob(id))?.change).toBe(change);
  expect(await journalOf(id)).toHaveLength(1);
});

test("comments hold anything up to 10,000 characters", async () => {
  const id = await finishedJob();
  const odd = `<b>\0\ud800\u0010${"é".repeat(9_994)}`;
  expect(odd).toHaveLength(10_000);
  await reviewJob(id, review({ comment: odd }));
  expect((await stateOf(id)).reviews).toEqual([["", "correct", odd, "linus"]]);
  expect(await reviewJob(id, review({ comment: `${odd}!` }))).toMatchObject({
    kind: "refused",
    problem: "The comment is 10,001 characters long: shorten it to 10,000.",
  });
});

test("only finished jobs, and outputs that they have, are reviewed", async () => {
  const pending = await createJob(newJob(), noQueue);
  const failed = await createJob(newJob(), noQueue);
  await failJob(failed, "broken");
  const aborted = await createJob(newJob(), noQueue);
  await abortJob(aborted, "linus", "");
  for (const id of [pending, failed, aborted]) {
    expect(await reviewJob(id, review())).toMatchObject({ problem: "Only a finished job has a verdict to review." });
    expect(await journalOf(id)).toEqual([]);
  }
  const id = await finishedJob();
  for (const output of ["Exploitable", "toString", "\0"]) {
    expect(await reviewJob(id, review({ output }))).toMatchObject({ problem: `The job has no output "${output}".` });
  }
  for (const nobody of ["00000000-0000-4000-8000-000000000000", "no id"]) {
    expect(await reviewJob(nobody, review())).toMatchObject({ problem: "There is no such job." });
    expect(await undoReview(nobody, "linus")).toMatchObject({ problem: "There is no such job." });
  }
});

test("an output with a name that no index takes is refused by its name", async () => {
  const id = await createJob(newJob(), noQueue);
  await startJob(id, starter);
  const words = (bytes: number) =>
    Array.from({ length: bytes / 4 }, (_, n) => (n * 7919).toString(36).slice(-4).padStart(4, "_"));
  const [long, longest] = [words(2004).join(""), words(2000).join("")];
  await finishJob(id, JSON.stringify({ [long]: true, [longest]: true }));
  expect(await reviewJob(id, review({ output: long }))).toMatchObject({
    problem: `The name of the output "${long.slice(0, 60)}…" is 2004 bytes long: review the verdict instead.`,
  });
  expect(await reviewJob(id, review({ output: longest }))).toMatchObject({ kind: "written" });
});

test("what somebody else marked meanwhile is not overwritten by a reviewer who did not see it", async () => {
  const id = await finishedJob();
  await reviewJob(id, review({ mark: "incorrect", comment: "a real race" }));
  const refused = await reviewJob(id, review({ operator: "greg", expected: unmarked }));
  expect(refused).toMatchObject({
    kind: "refused",
    problem: expect.stringMatching(/^linus has marked the verdict ❌ incorrect meanwhile/),
    current: { output: "", mark: "incorrect", comment: "a real race", operator: "linus" },
  });
  expect((await stateOf(id)).correct).toBe("incorrect");
  expect(await reviewJob(id, review({ operator: "greg", expected: seen("incorrect", "a real race") }))).toMatchObject({
    kind: "written",
  });

  await undoReview(id, "ada");
  await undoReview(id, "ada");
  expect(await reviewJob(id, review({ mark: "incorrect", expected: seen("correct", "") }))).toMatchObject({
    problem: expect.stringMatching(/^ada has marked the verdict ❓ undecided meanwhile/),
    current: { mark: "unset", operator: "ada" },
  });
});

test("a comment that somebody else changed meanwhile is not overwritten either, and is quoted", async () => {
  const id = await finishedJob();
  await reviewJob(id, review({ comment: "by hand" }));
  await reviewJob(id, review({ comment: "by hand, twice", operator: "ada", expected: seen("correct", "by hand") }));
  const late = review({ comment: "I doubt it", operator: "greg", expected: seen("correct", "by hand") });
  expect(await reviewJob(id, late)).toMatchObject({
    problem: expect.stringMatching(/^ada has written “by hand, twice” about the verdict meanwhile/),
    current: { mark: "correct", comment: "by hand, twice", operator: "ada" },
  });
  expect((await stateOf(id)).reviews).toEqual([["", "correct", "by hand, twice", "ada"]]);
  await reviewJob(id, review());
  expect(await reviewJob(id, late)).toMatchObject({ problem: expect.stringContaining("taken away the comment") });
});

test("a comment is seen as forms bring it back", async () => {
  const id = await finishedJob();
  await reviewJob(id, review({ comment: "a\0b\ud800" }));
  const expected = seen("correct", "a\ufffdb\ufffd");
  expect(await reviewJob(id, review({ mark: "incorrect", expected }))).toMatchObject({ kind: "written" });
});

test("undo restores mark, comment and reviewer, step by step, and stays in the journal", async () => {
  const id = await finishedJob();
  await reviewJob(id, review({ comment: "first" }));
  const first = reviewOf((await jobReviews([id])).get(id) ?? [], "");
  await reviewJob(id, review({ output: "Benign", operator: "ada" }));
  await reviewJob(id, review({ mark: "incorrect", comment: "second", operator: "greg" }));
  expect(await undoReview(id, "ada")).toMatchObject({ kind: "written" });
  expect((await stateOf(id)).correct).toBe("correct");
  expect(reviewOf((await jobReviews([id])).get(id) ?? [], "")).toEqual(first);
  await undoReview(id, "ada");
  expect(await stateOf(id)).toEqual({ correct: "correct", reviews: [["", "correct", "first", "linus"]] });
  await undoReview(id, "ada");
  expect(await stateOf(id)).toEqual({ correct: "unset", reviews: [] });
  expect(await undoReview(id, "ada")).toMatchObject({ problem: "There is no review to take back." });

  const journal = await journalOf(id);
  expect(journal.map(({ action, output, wasMark, mark }) => [action, output, wasMark, mark])).toEqual([
    ["reviewed", "", "unset", "correct"],
    ["reviewed", "Benign", "unset", "correct"],
    ["reviewed", "", "correct", "incorrect"],
    ["undone", "", "incorrect", "correct"],
    ["undone", "Benign", "correct", "unset"],
    ["undone", "", "correct", "unset"],
  ]);
  const [a, b, c, d, e, f] = journal;
  expect([d?.undoes, e?.undoes, f?.undoes]).toEqual([c?.id, b?.id, a?.id]);
  expect([a?.undone, b?.undone, c?.undone]).toEqual([f?.id, e?.id, d?.id]);
  expect(d).toMatchObject({ operator: "ada", why: "first", wasComment: "second" });
  expect(latestReview(journal)).toBeNull();

  await reviewJob(id, review({ mark: "incorrect" }));
  expect((await stateOf(id)).correct).toBe("incorrect");
});

test("exactly one entry is taken back only while nothing later judges its output", async () => {
  const id = await finishedJob();
  await reviewJob(id, review());
  await reviewJob(id, review({ mark: "incorrect" }));
  await reviewJob(id, review({ output: "Benign" }));
  const [first, second] = await journalOf(id);
  expect(await undoReview(id, "ada", first?.id)).toMatchObject({
    problem: "There is a later review of the verdict: take that one back first.",
  });
  expect(await undoReview(id, "ada", second?.id)).toMatchObject({ kind: "written" });
  expect(await undoReview(id, "ada", second?.id)).toMatchObject({ problem: "This review is taken back already." });
  expect(await undoReview(id, "ada", first?.id)).toMatchObject({ kind: "written" });
  expect(await stateOf(id)).toEqual({ correct: "unset", reviews: [["Benign", "correct", "", "linus"]] });

  const other = await finishedJob();
  await reviewJob(other, review());
  const [foreign] = await journalOf(other);
  expect(await undoReview(id, "ada", foreign?.id)).toMatchObject({ kind: "refused" });
  expect((await stateOf(other)).correct).toBe("correct");
});

test("reviews of a job at once come one after the other", async () => {
  const id = await finishedJob();
  const marks = ["correct", "incorrect"] as const;
  const outcomes = await Promise.all(
    [0, 1, 2, 3, 4, 5].map((n) =>
      reviewJob(id, review({ mark: marks[n % 2], operator: `r${n}`, comment: `${n}`, expected: unmarked })),
    ),
  );
  expect(outcomes.filter(({ kind }) => kind === "written")).toHaveLength(1);
  const [entry, ...more] = await journalOf(id);
  expect(more).toEqual([]);
  expect((await findJob(id))?.correct).toBe(entry?.mark);

  const undone = await Promise.all([0, 1, 2].map((n) => undoReview(id, `u${n}`)));
  expect(undone.filter(({ kind }) => kind === "written")).toHaveLength(1);
  expect(await stateOf(id)).toEqual({ correct: "unset", reviews: [] });
});

test("concurrent reviews without an expectation leave a journal that chains from mark to mark", async () => {
  const id = await finishedJob();
  await Promise.all(
    [0, 1, 2, 3, 4, 5].map((n) =>
      reviewJob(id, review({ mark: n % 2 === 0 ? "correct" : "incorrect", comment: `${n}` })),
    ),
  );
  const journal = await journalOf(id);
  expect(journal).toHaveLength(6);
  for (const [index, entry] of journal.entries()) {
    const before = journal[index - 1];
    expect([entry.wasMark, entry.wasComment]).toEqual([before?.mark ?? "unset", before?.why ?? ""]);
  }
  expect((await findJob(id))?.correct).toBe(journal.at(-1)?.mark);
});

test("searches and counts follow a review and its undoing", async () => {
  const id = await finishedJob();
  const counts = async () => {
    const [rollup] = await database.query(
      "select sum(correct)::int as correct, sum(incorrect)::int as incorrect from rollups",
    );
    const flags = await database.query(
      "select sum(incorrect)::int as incorrect from rollup_flags where flag = 'Benign'",
    );
    const found = await listJobs(
      { ...everyJob("upstream"), correct: "incorrect", text: "data-race" },
      { side: "start" },
    );
    return { rollup, flags: flags[0]?.incorrect, found: found.jobs.some((job) => job.id === id) };
  };
  const before = await counts();
  expect(before.found).toBe(false);
  await reviewJob(id, review({ mark: "incorrect" }));
  await reviewJob(id, review({ output: "Benign", mark: "incorrect" }));
  expect(await counts()).toEqual({
    rollup: { ...before.rollup, incorrect: before.rollup?.incorrect + 1 },
    flags: before.flags + 1,
    found: true,
  });
  await undoReview(id, "ada");
  await undoReview(id, "ada");
  expect(await counts()).toEqual(before);
});

test("a refused review does not raise the change number", async () => {
  const id = await finishedJob();
  const before = await database.query("select change from jobs where id = $1", [id]);
  await reviewJob(id, review({ output: "Nothing" }));
  expect(await database.query("select change from jobs where id = $1", [id])).toEqual(before);
});

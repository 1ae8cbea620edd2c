import { expect, test, vi } from "vitest";
import type { JobRow } from "@/lib/contract/job";
import { markOf, type ReviewItem, type ReviewOutcome } from "@/lib/contract/review";
import { type ReviewServer, ReviewSession } from "./review-session";

function item(id: string): ReviewItem {
  const job = { id, created: "2026-01-14T23:02:00Z" } as JobRow;
  const empty = { text: "", bytes: 0 };
  return { job, explanation: empty, evidence: null, others: "{}", report: empty, reviews: [], journal: [] };
}

/** A session over jobs `a`, `b`, …, and what it asked of the server. */
function open(given: Partial<ReviewServer> = {}, first = "abcdefgh", more = false) {
  const asked: string[] = [];
  let entry = 0;
  const written = async (form: FormData): Promise<ReviewOutcome> => {
    const fields = ["id", "output", "mark", "expected", "comment", "entry"];
    asked.push(fields.map((name) => form.get(name) ?? "").join(","));
    entry += 1;
    return { kind: "written", entry };
  };
  const server: ReviewServer = {
    mark: written,
    undo: written,
    next: async () => ({ items: [], more: false }),
    ...given,
  };
  const session = new ReviewSession({ items: [...first].map(item), more }, "linus", server);
  const shown = () => session.state().entries[session.state().index]?.item.job.id ?? "";
  const settled = () => vi.waitFor(() => expect(session.state().sending).toBe(0));
  return { session, asked, shown, settled };
}

const whole = (mark: "correct" | "incorrect" | "unset", comment = "") => ({ output: "", mark, comment });
const refused: ReviewOutcome = { kind: "refused", problem: "The disk is full.", current: null };

test("a mark shows the next job at once and is sent in order behind it", async () => {
  const { session, asked, shown, settled } = open();
  session.mark(whole("correct"));
  session.mark(whole("incorrect", "no"));
  expect(shown()).toBe("c");
  expect(session.state()).toMatchObject({ sending: 2, reviewed: 2, canUndo: true });
  await settled();
  expect(asked).toEqual(["a,,correct,unset,,", "b,,incorrect,unset,no,"]);
});

test("an output is marked without leaving the job", async () => {
  const { session, asked, shown, settled } = open();
  session.mark({ output: "Benign", mark: "incorrect", comment: "" });
  expect(shown()).toBe("a");
  expect(session.state()).toMatchObject({ reviewed: 0, canUndo: true });
  expect(markOf(session.state().entries[0]?.item.reviews ?? [], "Benign")).toBe("incorrect");
  await settled();
  expect(asked).toEqual(["a,Benign,incorrect,unset,,"]);
});

test("undecided without a comment is a skip; with one it is sent", async () => {
  const { session, asked, shown, settled } = open();
  session.mark(whole("unset"));
  session.mark(whole("unset", "look again"));
  expect(shown()).toBe("c");
  await settled();
  expect(asked).toEqual(["b,,unset,unset,look again,"]);
});

test("undo shows the job again with its earlier state, and waits for what it takes back", async () => {
  const { session, asked, shown, settled } = open();
  session.type("a", "", "typed");
  session.mark(whole("correct", "typed"));
  session.skip();
  session.undo();
  expect(shown()).toBe("a");
  expect(session.state()).toMatchObject({ reviewed: 0, canUndo: false });
  expect(session.state().entries[0]?.item.reviews).toEqual([]);
  expect(session.draft("a", "")).toBe("typed");
  await settled();
  expect(asked).toEqual(["a,,correct,unset,typed,", "a,,,,,1"]);
  session.undo();
  expect(shown()).toBe("a");
});

test("a job whose review failed comes right after the one that is shown", async () => {
  const { session, shown, settled } = open({ mark: async (form) => (form.get("id") === "a" ? refused : written) });
  session.mark(whole("correct"));
  session.mark(whole("correct"));
  session.skip();
  await settled();
  expect(shown()).toBe("d");
  expect(session.state().reviewed).toBe(1);
  session.skip();
  expect(shown()).toBe("a");
  expect(session.state().entries[session.state().index]).toMatchObject({
    problem: "The disk is full.",
    item: { reviews: [] },
  });
  session.mark(whole("incorrect"));
  expect(shown()).toBe("e");
  expect(
    session
      .state()
      .entries.map(({ item: { job } }) => job.id)
      .join(""),
  ).toBe("bcdaefgh");
});

const written: ReviewOutcome = { kind: "written", entry: 7 };

test("after the last job, one whose review failed is shown", async () => {
  const { session, shown, settled } = open({ mark: async () => refused }, "ab");
  session.mark(whole("correct"));
  session.skip();
  expect(shown()).toBe("");
  await settled();
  expect(shown()).toBe("a");
});

test("a job that somebody else marked comes back with that mark", async () => {
  const current = {
    output: "",
    mark: "incorrect",
    comment: "hm",
    operator: "greg",
    at: "2026-01-14T23:02:00Z",
  } as const;
  const asked: string[] = [];
  const { session, shown, settled } = open(
    {
      mark: async (form) => {
        asked.push(`${form.get("expected")} ${form.get("expectedComment")}`);
        return asked.length === 1 ? { kind: "refused", problem: "greg has marked it.", current } : written;
      },
    },
    "a",
  );
  session.mark(whole("correct"));
  await settled();
  expect(shown()).toBe("a");
  expect(session.state().entries[0]?.item.reviews).toEqual([current]);
  session.mark(whole("correct"));
  await settled();
  expect(asked).toEqual(["unset ", "incorrect hm"]);
});

test("a review that failed before it was taken back is not taken back at the server", async () => {
  const undo = vi.fn(async () => written);
  const { session, shown, settled } = open({ mark: async () => refused, undo });
  session.mark(whole("correct"));
  session.undo();
  await settled();
  expect(shown()).toBe("a");
  expect(session.state().entries[0]?.problem).toBe("");
  expect(undo).not.toHaveBeenCalled();
});

test("what could not be taken back is shown with its mark", async () => {
  const { session, settled } = open({ undo: async () => refused });
  session.mark(whole("correct"));
  session.undo();
  await settled();
  const [first] = session.state().entries;
  expect(first?.problem).toBe("The disk is full.");
  expect(markOf(first?.item.reviews ?? [], "")).toBe("correct");
});

test("a review that got no answer comes back, and later ones are sent all the same", async () => {
  const mark = vi.fn(async (): Promise<ReviewOutcome> => written).mockRejectedValueOnce(new Error("redirected"));
  const { session, shown, settled } = open({ mark });
  session.mark(whole("correct"));
  session.mark(whole("incorrect"));
  await settled();
  expect(mark).toHaveBeenCalledTimes(2);
  expect(session.state().reviewed).toBe(1);
  session.skip();
  expect(shown()).toBe("a");
  expect(session.state().entries[session.state().index]?.problem).toContain("the server does not answer");
});

test("what somebody else marked the same meanwhile is not taken back, and keeps its mark", async () => {
  const undo = vi.fn(async () => written);
  const { session, shown, settled } = open({ mark: async () => ({ kind: "unchanged" }), undo });
  session.mark(whole("correct"));
  await settled();
  expect(session.state()).toMatchObject({ canUndo: false, reviewed: 0 });
  session.undo();
  expect(shown()).toBe("b");

  session.mark(whole("incorrect"));
  session.undo();
  await settled();
  expect(shown()).toBe("b");
  expect(undo).not.toHaveBeenCalled();
  const [first, second] = session.state().entries;
  expect([markOf(first?.item.reviews ?? [], ""), markOf(second?.item.reviews ?? [], "")]).toEqual([
    "correct",
    "incorrect",
  ]);
  expect(second?.problem).toContain("somebody else's review");
});

test("jobs gone through long ago are dropped once their reviews are saved, and are out of undo's reach", async () => {
  const ids = Array.from({ length: 120 }, (_, n) => String.fromCharCode(0x4e00 + n)).join("");
  const { session, shown, settled } = open({}, ids);
  session.mark(whole("correct"));
  for (let step = 1; step < 100; step++) session.skip();
  expect(session.state().entries).toHaveLength(120);
  await settled();
  expect(shown()).toBe(ids[100]);
  expect(session.state()).toMatchObject({ index: 50, reviewed: 1, canUndo: false });
  expect(session.state().entries).toHaveLength(70);
  session.undo();
  expect(shown()).toBe(ids[100]);
  for (let step = 0; step < 60; step++) session.back();
  expect(shown()).toBe(ids[50]);
});

test("at least five jobs are fetched ahead, once each, until there are no more", async () => {
  const cursors: string[] = [];
  const next = async ({ id }: { id: string }) => {
    cursors.push(id);
    return { items: [..."bcdefghi"].map(item), more: cursors.length < 1 };
  };
  const { session } = open({ next }, "a", true);
  await Promise.all([session.fetchAhead(), session.fetchAhead()]);
  expect(session.state().entries).toHaveLength(9);
  for (let step = 0; step < 8; step++) session.skip();
  expect(cursors).toEqual(["a"]);
  expect(session.state().more).toBe(false);
});

test("when fetching fails, the next step tries again", async () => {
  let calls = 0;
  const next = async () => {
    calls += 1;
    if (calls === 1) throw new Error("offline");
    return { items: [item("c")], more: false };
  };
  const { session, shown } = open({ next }, "ab", true);
  await session.fetchAhead();
  expect(session.state().fetchFailed).toBe(true);
  session.skip();
  await vi.waitFor(() => expect(session.state().fetchFailed).toBe(false));
  session.skip();
  expect(shown()).toBe("c");
  session.back();
  session.back();
  session.back();
  expect(shown()).toBe("a");
});

import { beforeEach, expect, test, vi } from "vitest";
import type { LiveBatch } from "@/components/trajectory/live-events";
import type { JobState } from "@/lib/contract/job";
import { spanColumns, spanLine } from "@/lib/testing/span-rows";
import { readBatch, readPulse } from "./read-batch";

const id = "6bbe9164-dfbf-48af-bb2d-6d186245e810";
/** The job as the database has it; `between` happens after the job was read and before its spans are. */
const stored = vi.hoisted(() => ({
  state: "pending" as JobState,
  change: 0,
  rows: [] as { change: number; seq: number }[],
  most: 99,
  between: () => {},
}));

vi.mock("@/lib/db/jobs", () => ({
  jobPulse: async () => {
    const { state, change } = stored;
    stored.between();
    return change === 0 ? null : { state, change };
  },
}));
vi.mock("@/lib/db/span-columns", () => ({
  changedSpans: async (_: string, after: number) => {
    const rows = stored.rows.filter(({ change }) => change > after).slice(0, stored.most);
    const upTo = rows.length < stored.most ? null : (rows.at(-1)?.change ?? null);
    return { json: JSON.stringify(spanColumns(...rows.map(({ seq }) => spanLine(seq)))), upTo };
  },
}));

beforeEach(() => Object.assign(stored, { state: "running", change: 4, rows: [], most: 99, between: () => {} }));

async function batchAfter(change: number) {
  const pulse = await readPulse(id);
  if (pulse === null || pulse.change <= change) return { batch: null, ended: pulse?.ended ?? null };
  const { id: until, data } = await readBatch(id, change, pulse);
  const { job, spans, change: upTo } = JSON.parse(data) as LiveBatch;
  expect(upTo).toBe(until);
  return { batch: { state: job.state, seqs: spans.seq, change: upTo }, ended: pulse.ended };
}

test("a job that starts between the two readings is told with the next batch", async () => {
  Object.assign(stored, { state: "pending", change: 1 });
  stored.between = () => {
    Object.assign(stored, { state: "running", change: 3, rows: [{ change: 3, seq: 0 }], between: () => {} });
  };
  const first = await batchAfter(0);
  expect(first).toEqual({ batch: { state: "pending", seqs: [0], change: 1 }, ended: false });
  const next = await batchAfter(first.batch?.change ?? 0);
  expect(next).toEqual({ batch: { state: "running", seqs: [0], change: 3 }, ended: false });
  expect(await batchAfter(3)).toEqual({ batch: null, ended: false });
});

test("spans written after the end come, and nothing comes twice for nothing", async () => {
  Object.assign(stored, { state: "aborted", rows: [{ change: 2, seq: 0 }] });
  expect(await batchAfter(0)).toEqual({ batch: { state: "aborted", seqs: [0], change: 4 }, ended: true });
  expect(await batchAfter(4)).toEqual({ batch: null, ended: true });
  Object.assign(stored, { change: 5, rows: [{ change: 5, seq: 1 }] });
  expect(await batchAfter(4)).toEqual({ batch: { state: "aborted", seqs: [1], change: 5 }, ended: true });
});

test("what is too much for one batch comes in several", async () => {
  Object.assign(stored, { rows: [1, 2, 3, 4].map((change) => ({ change, seq: change })), most: 2 });
  const first = await batchAfter(0);
  expect(first.batch).toEqual({ state: "running", seqs: [1, 2], change: 2 });
  const second = await batchAfter(2);
  expect(second.batch).toEqual({ state: "running", seqs: [3, 4], change: 4 });
});

test("a job that is gone has no pulse", async () => {
  Object.assign(stored, { change: 0 });
  expect(await readPulse(id)).toBeNull();
});

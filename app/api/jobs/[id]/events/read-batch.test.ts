import { beforeEach, expect, test, vi } from "vitest";
import type { LiveBatch } from "@/components/trajectory/live-events";
import type { JobState } from "@/lib/contract/job";
import { spanColumns, spanLine } from "@/lib/testing/span-rows";
import { readBatch } from "./read-batch";

const id = "6bbe9164-dfbf-48af-bb2d-6d186245e810";
/** The job as the database has it; `between` happens after the job was read and before its spans are. */
const stored = vi.hoisted(() => ({
  state: "pending" as JobState,
  change: 0,
  rows: [] as { change: number; seq: number }[],
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
  spanColumnsJson: async (_: string, { afterChange }: { afterChange: number }) =>
    JSON.stringify(
      spanColumns(...stored.rows.filter(({ change }) => change > afterChange).map(({ seq }) => spanLine(seq))),
    ),
}));

beforeEach(() => Object.assign(stored, { state: "running", change: 4, rows: [], between: () => {} }));

async function batchAfter(change: number) {
  const { event, ended } = await readBatch(id, change);
  if (event === null) return { batch: null, ended };
  const { job, spans, change: upTo } = JSON.parse(event.data) as LiveBatch;
  expect(upTo).toBe(event.id);
  return { batch: { state: job.state, seqs: spans.seq, change: upTo }, ended };
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

test("a job that is gone has ended", async () => {
  Object.assign(stored, { change: 0 });
  expect(await batchAfter(0)).toEqual({ batch: null, ended: true });
});

import { afterEach, expect, test, vi } from "vitest";
import { SPANS_PER_PART } from "@/lib/contract/span-columns";
import { spanColumns, spanLine } from "@/lib/testing/span-rows";
import { packSpans } from "@/lib/trajectory/packed-spans";
import type { LoaderMessage, LoaderOrder } from "./load-spans";

afterEach(() => {
  vi.unstubAllGlobals();
  vi.resetModules();
});

const lines = (from: number, count: number) =>
  spanColumns(...Array.from({ length: count }, (_, index) => spanLine(from + index)));

/** Runs the thread's script with a server that answers each request with the next of `answers`; null: not at all. */
async function run(order: LoaderOrder, answers: readonly (object | null)[]) {
  const asked: string[] = [];
  const told: LoaderMessage[] = [];
  const errors: unknown[] = [];
  const self = {
    onmessage: (_: { data: LoaderOrder }) => {},
    postMessage: (message: LoaderMessage) => told.push(message),
  };
  vi.stubGlobal("self", self);
  vi.stubGlobal("reportError", (error: unknown) => errors.push(error));
  vi.stubGlobal("fetch", async (url: string) => {
    const answer = answers[asked.push(url) - 1] ?? null;
    if (answer === null) throw new TypeError("Failed to fetch");
    return Response.json(answer);
  });
  await import("./span-loader.worker");
  self.onmessage({ data: order });
  await vi.waitFor(() =>
    expect(errors.length + told.filter((one) => one.kind === "lost" || one.isLast).length).toBe(1),
  );
  return { asked, told, errors };
}

test("what an earlier thread loaded is not asked for again, and the tree is of all spans", async () => {
  const loaded = [packSpans(lines(1, 2)), packSpans(lines(3, 2))];
  const { asked, told } = await run({ id: "j", first: lines(0, 1), loaded }, [lines(5, 1)]);
  expect(asked).toEqual(["/api/jobs/j/spans?after=4"]);
  expect(told).toMatchObject([{ kind: "part", isLast: true, tree: { length: 6 } }]);
});

test("a server that does not answer after a part ends the thread", async () => {
  const { asked, told } = await run({ id: "j", first: lines(0, 1), loaded: [] }, [lines(1, SPANS_PER_PART), null]);
  expect(asked).toHaveLength(2);
  expect(told.map(({ kind }) => kind)).toEqual(["part", "lost"]);
});

test("an answer that cannot be read is an error of the thread", async () => {
  const { told, errors } = await run({ id: "j", first: lines(0, 1), loaded: [] }, [{ seq: "none" }]);
  expect(told).toEqual([]);
  expect(errors).toHaveLength(1);
});

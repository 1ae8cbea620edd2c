import { expect, test } from "vitest";
import type { CodeIndex, IndexProgress } from "@/lib/codesearch/code-index";
import { askTwice } from "./settled-tree";

const progress = (state: IndexProgress["state"]) => ({ state }) as IndexProgress;

/** Asks a tree whose index is in one state and comes to another; returns the answer, which counts how often was asked. */
function asked(before: IndexProgress["state"], after: IndexProgress["state"], sureFrom: number): Promise<number> {
  const tree = { progress: () => progress(before), settle: async () => progress(after) } as unknown as CodeIndex;
  let times = 0;
  return askTwice(
    tree,
    async () => ++times,
    (answer) => answer >= sureFrom,
  );
}

test("an unsure answer is asked for again once the index is ready", async () => {
  expect(await asked("building", "ready", 2)).toBe(2);
});

test("a sure answer, one of a ready index, and one whose index failed stand", async () => {
  expect(await asked("building", "ready", 1)).toBe(1);
  expect(await asked("ready", "ready", 2)).toBe(1);
  expect(await asked("building", "failed", 2)).toBe(1);
});

import type { CodeIndex } from "@/lib/codesearch/code-index";

/** Longer than an index takes on a slow machine. */
const PATIENCE_MS = 60_000;

/** Waits for the index, for questions that nothing else can answer well. */
export async function untilIndexed(tree: CodeIndex): Promise<void> {
  await tree.settle(PATIENCE_MS);
}

/**
 * Asks, and asks again once the index is ready when the answer was not `isSure` and the index was still being built: nobody may be
 * told that something is missing which is there.
 */
export async function askTwice<Answer>(
  tree: CodeIndex,
  ask: () => Promise<Answer>,
  isSure: (answer: Answer) => boolean,
): Promise<Answer> {
  const wasBuilding = tree.progress().state === "building";
  const answer = await ask();
  if (isSure(answer) || !wasBuilding) return answer;
  const { state } = await tree.settle(PATIENCE_MS);
  return state === "ready" ? ask() : answer;
}

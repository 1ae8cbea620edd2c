import { expect, test } from "vitest";
import { sampleJobs } from "@/lib/contract/samples";
import { contractOfWorkflow } from "@/lib/contract/workflows/registry";
import { readSampleTree } from "@/lib/kernel/sample-repository";
import { parseReport } from "@/lib/report/parse-report";
import { topFrame } from "@/lib/report/report-frames";
import { lineOf, misplacedFrames, unrelatedCallers } from "@/lib/testing/frame-places";

const tree = await readSampleTree();

test.each(sampleJobs)(
  "every frame of $title lies in the function that it names, and is called by the next",
  ({ args }) => {
    const { stacks } = parseReport(args.CrashReport ?? "");
    const frames = stacks.flatMap((stack) => stack.frames).filter(({ file }) => tree.has(file));
    expect(frames.length).toBeGreaterThanOrEqual(6);
    expect(misplacedFrames(tree, stacks)).toEqual([]);
    expect(unrelatedCallers(tree, stacks)).toEqual([]);
  },
);

test("the top frames' lines hold the accesses that the reports are about", () => {
  const tops = sampleJobs.map(({ args }) =>
    parseReport(args.CrashReport ?? "").stacks.flatMap((stack) => {
      const frame = topFrame(stack);
      return frame === null || stack.kind === "other" ? [] : [lineOf(tree, frame)];
    }),
  );
  expect(tops).toEqual([
    ["tsk->shut_mask |= RCV_SHUTDOWN;", "if (tsk->shut_mask & RCV_SHUTDOWN)"],
    ["port->partial = NULL;", "skb = port->partial;"],
    [
      "WRITE_ONCE(peer->failures, 0);",
      "struct tether_peer *peer = kzalloc(sizeof(*peer), GFP_ATOMIC);",
      "kfree(peer);",
    ],
  ]);
});

test.each(sampleJobs)("$title fits its workflow's contract and its own title", ({ workflow, title, args }) => {
  const inputs = contractOfWorkflow(workflow)?.inputs;
  expect(inputs?.strict().parse(args)).toEqual(args);
  expect(parseReport(args.CrashReport ?? "").title).toBe(title);
});

test("the use-after-free is about one object, at an offset inside of it", () => {
  const { object, accesses } = parseReport(sampleJobs[2]?.args.CrashReport ?? "");
  const offset = Number(BigInt(accesses[0]?.address ?? 0) - BigInt(object?.address ?? 0));
  expect(offset).toBe(128);
  expect(object?.size).toBe(192);
});

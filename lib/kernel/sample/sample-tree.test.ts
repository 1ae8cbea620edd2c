import { expect, test } from "vitest";
import { sampleJobs } from "@/lib/contract/samples";
import { contractOfWorkflow } from "@/lib/contract/workflows/registry";
import { readSampleTree } from "@/lib/kernel/sample-repository";
import { parseReport } from "@/lib/report/parse-report";
import { topFrame } from "@/lib/report/report-frames";

const tree = await readSampleTree();

function lines(file: string): readonly string[] {
  return (tree.get(file) ?? "").split("\n");
}

/** First and last line of a function, 1-based; the tree is written in kernel style: a body ends with "}" in column 0. */
function extent(file: string, name: string): readonly [number, number] {
  const source = lines(file);
  const first = source.findIndex((line) => new RegExp(`^\\w.*\\b${name}\\(`).test(line) && !line.endsWith(";"));
  const last = source.indexOf("}", first);
  return [first + 1, last + 1];
}

test.each(sampleJobs)("every frame of $title lies in the function that it names", ({ args }) => {
  const { stacks } = parseReport(args.CrashReport ?? "");
  const frames = stacks.flatMap((stack) => stack.frames).filter(({ file }) => tree.has(file));
  expect(frames.length).toBeGreaterThanOrEqual(6);
  for (const frame of frames) {
    const [first, last] = extent(frame.file, frame.function);
    const place = `${frame.function} ${frame.file}:${frame.line}`;
    expect(first, `${place} is defined there`).toBeGreaterThan(0);
    expect(frame.line, `${place} is inside`).toBeGreaterThan(first);
    expect(frame.line, `${place} is inside`).toBeLessThan(last);
  }
});

test.each(sampleJobs)("every caller in $title calls the frame above it", ({ args }) => {
  // Calls through a pointer, and calls by code that is not in the tree.
  const indirect = new Map([
    ["process_one_work", "func(work)"],
    ["netdev_start_xmit", "ndo_start_xmit("],
    ["tether_send", "dev_queue_xmit("],
    ["sock_poll", "ops->poll("],
    ["vfs_poll", "f_op->poll("],
    ["sock_sendmsg", "ops->sendmsg("],
    ["sock_ioctl", "ops->ioctl("],
    ["__x64_sys_connect", "ops->connect("],
  ]);
  for (const { frames } of parseReport(args.CrashReport ?? "").stacks) {
    for (const [index, frame] of frames.entries()) {
      const callee = frames[index - 1];
      if (!tree.has(frame.file) || callee === undefined || !tree.has(callee.file)) continue;
      const source = lines(frame.file)[frame.line - 1];
      expect(source).toContain(indirect.get(frame.function) ?? `${callee.function}(`);
    }
  }
});

test("the top frames' lines hold the accesses that the reports are about", () => {
  const tops = sampleJobs.map(({ args }) =>
    parseReport(args.CrashReport ?? "").stacks.flatMap((stack) => {
      const frame = topFrame(stack);
      return frame === null || stack.kind === "other" ? [] : [lines(frame.file)[frame.line - 1]?.trim()];
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

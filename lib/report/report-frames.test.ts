import { expect, test } from "vitest";
import { sampleJobs } from "@/lib/contract/samples";
import { parseReport } from "./parse-report";
import { reportFrames, topFrame } from "./report-frames";

const useAfterFree = parseReport(sampleJobs[2]?.args.CrashReport ?? "");

test("the top frame is below the sanitizer and the allocator", () => {
  const tops = useAfterFree.stacks.map((stack) => `${stack.kind} ${topFrame(stack)?.function}`);
  expect(tops).toEqual([
    "access tether_peer_keepalive",
    "allocation tether_peer_create",
    "free tether_peer_destroy",
    "other insert_work",
  ]);
});

test("an access may be in the allocator itself", () => {
  const report = parseReport("Call Trace:\n kasan_report+0x1/0x2\n kfree+0x10/0x20 mm/slub.c:4\n caller+0x1/0x2\n");
  expect(report.stacks.map((stack) => topFrame(stack)?.function)).toEqual(["kfree"]);
});

test("a stack of nothing but the sanitizer has no top frame", () => {
  const report = parseReport("Freed by task 7:\n kasan_save_stack+0x27/0x50\n kfree+0x10/0x20\n");
  expect(report.stacks.map(topFrame)).toEqual([null]);
});

test("every place is there once, in the order of the report, and nothing without a place", () => {
  const report = parseReport(
    "Call Trace:\n a+0x1/0x2 f.c:1\n b+0x1/0x2\n c f.c:1 [inline]\n d+0x1/0x2 g.c:9\nFreed by task 7:\n a+0x1/0x2 f.c:1\n",
  );
  expect(reportFrames(report).map((frame) => `${frame.function} ${frame.file}:${frame.line}`)).toEqual([
    "a f.c:1",
    "c f.c:1",
    "d g.c:9",
  ]);
});

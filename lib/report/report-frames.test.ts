import { expect, test } from "vitest";
import { sampleJobs } from "@/lib/contract/samples";
import { parseReport } from "./parse-report";
import { topFrame } from "./report-frames";

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

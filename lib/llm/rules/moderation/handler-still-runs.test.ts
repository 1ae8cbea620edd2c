import { expect, test } from "vitest";
import { deferredFree } from "@/lib/testing/deferred-free";
import { handlerStillRuns } from "./handler-still-runs";

const deferral = { what: "peg", runner: /^peg_run$/, cancel: /^peg_cancel$/, rearm: /^peg_start$/ };
const functions = { runner: "peg_run", cancel: "peg_cancel", rearm: "peg_start" };

test("what is cancelled must be what the handler runs from", () => {
  expect(handlerStillRuns(deferredFree(functions), deferral)).toContain("`peg_cancel(&peg->later)`");
  expect(handlerStillRuns(deferredFree({ ...functions, member: "sooner" }), deferral)).toBeNull();
});

test("nothing is said without a stack of the free", () => {
  const stacks = deferredFree(functions).filter(({ stack }) => stack.kind !== "free");
  expect(handlerStillRuns(stacks, deferral)).toBeNull();
});

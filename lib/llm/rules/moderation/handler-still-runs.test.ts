import { expect, test } from "vitest";
import { deferredFree } from "@/lib/testing/deferred-free";
import { sourceText } from "../c/source-text";
import { handlerStillRuns } from "./handler-still-runs";

const deferral = { what: "peg", runner: /^peg_run$/, cancel: /^peg_cancel$/, rearm: /^peg_start$/ };
const functions = { runner: "peg_run", cancel: "peg_cancel", rearm: "peg_start" };

test("what is cancelled must be what the handler runs from", () => {
  expect(handlerStillRuns(deferredFree(functions), deferral)).toContain("`peg_cancel(&peg->later)`");
  expect(handlerStillRuns(deferredFree({ ...functions, member: "sooner" }), deferral)).toBeNull();
});

test("it must be cancelled before the object is freed, and the object be freed", () => {
  const late = deferredFree({ ...functions, cancel: "kfree(peg);\n\tpeg_cancel" });
  expect(handlerStillRuns(late, deferral)).toBeNull();
  const kept = deferredFree(functions).map((stack) => ({
    ...stack,
    frames: stack.frames.map((entry) =>
      entry.source === null
        ? entry
        : { ...entry, source: sourceText("net/peg.c", 1, entry.source.text.replace("kfree", "keep")) },
    ),
  }));
  expect(handlerStillRuns(kept, deferral)).toBeNull();
});

test("nothing is said without a stack of the free", () => {
  const stacks = deferredFree(functions).filter(({ stack }) => stack.kind !== "free");
  expect(handlerStillRuns(stacks, deferral)).toBeNull();
});

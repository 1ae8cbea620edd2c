import { expect, test } from "vitest";
import { oopsReport, outcomeOf } from "@/lib/testing/moderated-report";
import { debuggingLimit } from "./debugging-limit";

const report = oopsReport(["peg_set+0x1/0x2 net/peg.c:5"]);

test.each([
  "BUG: MAX_LOCKDEP_ENTRIES too low!",
  "BUG: MAX_STACK_TRACE_ENTRIES too low!",
  "Stack depot reached limit capacity",
])("fails: %s", (line) => {
  expect(outcomeOf(debuggingLimit, `${line}\n${report}`)).toBe("failed");
});

test.each(["BUG: MAX_PEG_ENTRIES too low!", "depot: stack reached the limit", ""])("says nothing of: %j", (line) => {
  expect(outcomeOf(debuggingLimit, `${line}\n${report}`)).toBeNull();
});

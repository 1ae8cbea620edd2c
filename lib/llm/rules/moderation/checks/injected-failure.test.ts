import { expect, test } from "vitest";
import { oopsReport, outcomeOf } from "@/lib/testing/moderated-report";
import { injectedFailure } from "./injected-failure";

const stack = (name: string) => oopsReport(["dump_stack+0x1/0x2 lib/dump_stack.c:1", `${name}+0x1/0x2 lib/peg.c:1`]);

test.each(["fail_dump", "should_fail_ex", "should_failslab", "should_fail_alloc_page.isra.0"])(
  "fails with %s",
  (name) => {
    expect(outcomeOf(injectedFailure, stack(name))).toBe("failed");
  },
);

test.each(["peg_should_fail", "should_failover", "fail_dumped"])("says nothing of %s", (name) => {
  expect(outcomeOf(injectedFailure, stack(name))).toBeNull();
});

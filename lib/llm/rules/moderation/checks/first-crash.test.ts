import { expect, test } from "vitest";
import { oopsReport, outcomeOf } from "@/lib/testing/moderated-report";
import { firstCrash } from "./first-crash";

const frames = ["peg_set+0x1/0x2 net/peg.c:5"];
const tainted = (letters: string) => oopsReport(frames).replace("Not tainted", `Tainted: ${letters}`);

test("fails for a later oops and after one", () => {
  expect(outcomeOf(firstCrash, oopsReport(frames, "Oops: 0000 [#2] SMP"))).toBe("failed");
  expect(outcomeOf(firstCrash, oopsReport(frames, "Oops: 0000 [#1] SMP"))).toBe("passed");
  expect(outcomeOf(firstCrash, tainted("G      D W         "))).toBe("failed");
});

test("bad memory before leaves it open, a warning before does not count", () => {
  expect(outcomeOf(firstCrash, tainted("G    B             "))).toBe("unknown");
  expect(outcomeOf(firstCrash, tainted("G        W         "))).toBe("passed");
  // The name of a build is no flag.
  expect(outcomeOf(firstCrash, tainted("G        W          6.12-D #1"))).toBe("passed");
});

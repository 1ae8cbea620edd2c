import { expect, test } from "vitest";
import type { Finding } from "./check";
import type { AppliedCheck } from "./checks";
import { judge } from "./verdict";

function applied(decisive: boolean, outcome: Finding["outcome"]): AppliedCheck {
  const check = { name: "peg", decisive, because: "It is made up.", source: "none", applies: () => null };
  return { check, outcome, observation: "nothing" };
}

const verdict = (...checks: readonly AppliedCheck[]) => {
  const { actionable, confident } = judge(checks);
  return { actionable, confident };
};

test("a decisive check that fails decides, and is sure of it", () => {
  expect(verdict(applied(true, "passed"), applied(true, "failed"))).toEqual({ actionable: false, confident: true });
  expect(verdict(applied(true, "unknown"), applied(true, "failed"))).toEqual({ actionable: false, confident: true });
});

test("a check that decides nothing may fail", () => {
  expect(verdict(applied(true, "passed"), applied(false, "failed"))).toEqual({ actionable: true, confident: true });
});

test("what is open leaves it unsure", () => {
  expect(verdict(applied(true, "passed"), applied(false, "unknown"))).toEqual({ actionable: true, confident: false });
});

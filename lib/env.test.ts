import { afterEach, expect, test, vi } from "vitest";
import { env } from "./env";

afterEach(() => {
  vi.unstubAllEnvs();
});

test("a token budget is a number of tokens, or 0 for none", () => {
  vi.stubEnv("ASSAY_TOKEN_BUDGET", "");
  expect(env.tokenBudget()).toBe(10_000_000);
  vi.stubEnv("ASSAY_TOKEN_BUDGET", "0");
  expect(env.tokenBudget()).toBe(0);
});

test.each(["5M", "-1", "1e6"])("a token budget of %s is refused by name", (budget) => {
  vi.stubEnv("ASSAY_TOKEN_BUDGET", budget);
  expect(() => env.tokenBudget()).toThrow(`ASSAY_TOKEN_BUDGET is "${budget}": give a number of tokens in digits`);
});

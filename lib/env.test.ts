import { afterEach, expect, test, vi } from "vitest";
import { env, SettingError } from "./env";

afterEach(() => vi.unstubAllEnvs());

test.each([
  ["", 2e9],
  ["1500", 1500],
  ["2GB", 2e9],
  ["1.5 gb", 1.5e9],
  ["512MiB", 512 * 1024 * 1024],
])("an index limit of %j is %d bytes", (value, bytes) => {
  vi.stubEnv("ASSAY_INDEX_MEMORY", value);
  vi.stubEnv("ASSAY_INDEX_DISK", value);
  expect(env.indexLimits()).toEqual({ memory: bytes, disk: bytes });
});

test.each(["much", "2 gigs", "-1", "0", "1e400", "GB", "2GB please"])("an index limit of %j is refused", (value) => {
  vi.stubEnv("ASSAY_INDEX_DISK", value);
  expect(() => env.indexLimits()).toThrow(SettingError);
  expect(() => env.indexLimits()).toThrow(/ASSAY_INDEX_DISK is ".*": give a size as 500MB or 2GB/);
});

test("makefiles are those of one's own repositories, unless all or none are wished for", () => {
  vi.stubEnv("ASSAY_BUILD", "");
  expect(env.mayBuild()).toBe("own");
  vi.stubEnv("ASSAY_BUILD", "none");
  expect(env.mayBuild()).toBe("none");
  vi.stubEnv("ASSAY_BUILD", "yes");
  expect(() => env.mayBuild()).toThrow(SettingError);
  expect(() => env.mayBuild()).toThrow('ASSAY_BUILD is "yes": give own, all or none.');
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

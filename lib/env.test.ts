import { afterEach, expect, test, vi } from "vitest";
import { env, SettingError } from "./env";

afterEach(() => vi.unstubAllEnvs());

test("makefiles are those of one's own repositories, unless all or none are wished for", () => {
  vi.stubEnv("ASSAY_BUILD", "");
  expect(env.mayBuild()).toBe("own");
  vi.stubEnv("ASSAY_BUILD", "none");
  expect(env.mayBuild()).toBe("none");
  vi.stubEnv("ASSAY_BUILD", "yes");
  expect(() => env.mayBuild()).toThrow(SettingError);
  expect(() => env.mayBuild()).toThrow('ASSAY_BUILD is "yes": give own, all or none.');
});

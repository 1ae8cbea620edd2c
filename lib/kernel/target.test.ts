import { expect, test } from "vitest";
import { KernelError } from "./repository";
import { findTarget } from "./target";

test("syzkaller's names become Kbuild's, with a cross compiler where the machine is another", () => {
  expect(findTarget("amd64", "x64")).toEqual({ arch: "x86_64", crossPrefix: "" });
  expect(findTarget("386", "x64")).toEqual({ arch: "i386", crossPrefix: "" });
  expect(findTarget("amd64", "arm64")).toEqual({ arch: "x86_64", crossPrefix: "x86_64-linux-gnu-" });
  expect(findTarget("arm64", "x64")).toEqual({ arch: "arm64", crossPrefix: "aarch64-linux-gnu-" });
});

test("an unknown architecture is refused with those that are known", () => {
  for (const name of ["", "x86", "toString", "amd64; touch /tmp/x"]) {
    expect(() => findTarget(name)).toThrow(KernelError);
    expect(() => findTarget(name)).toThrow("give one of 386, amd64, arm64");
  }
});

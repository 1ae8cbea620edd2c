import { expect, test } from "vitest";
import { changedOptions } from "./changed-options";

test("options that were dropped or have another value are named, in their order", () => {
  const asked = 'CONFIG_KMSAN=y\nCONFIG_NR_CPUS=8\nCONFIG_SMP=y\n# CONFIG_NET is not set\nCONFIG_NAME="a b"\r\n';
  const used = '# CONFIG_KMSAN is not set\nCONFIG_NR_CPUS=64\nCONFIG_SMP=y\nCONFIG_NET=y\nCONFIG_NAME="a b"\n';
  expect(changedOptions(asked, used)).toEqual(["CONFIG_KMSAN", "CONFIG_NR_CPUS"]);
});

test("options about the build's own tools, and those that were off, are no difference", () => {
  const asked = "CONFIG_CC_IS_CLANG=y\nCONFIG_LD_VERSION=0\nCONFIG_PAHOLE_VERSION=125\nCONFIG_OFF=n\n";
  expect(changedOptions(asked, "CONFIG_CC_IS_GCC=y\n")).toEqual([]);
});

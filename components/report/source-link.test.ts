import { expect, test } from "vitest";
import { sourceLink } from "./source-link";

const hash = "b71e635feefc852405b14620a7fc58c4c80c0f73";
const link = (repository: string, commit = hash) => sourceLink(repository, commit, "net/smc/af_smc.c", 2890);

test("kernel.org takes the hash as id and a tag as h", () => {
  const repository = "git://git.kernel.org/pub/scm/linux/kernel/git/torvalds/linux.git";
  const page = "https://git.kernel.org/pub/scm/linux/kernel/git/torvalds/linux.git/tree/net/smc/af_smc.c";
  expect(link(repository)).toBe(`${page}?id=${hash}#n2890`);
  expect(link("https://git.kernel.org/pub/scm/linux/kernel/git/torvalds/linux", "v6.12")).toBe(`${page}?h=v6.12#n2890`);
});

test.each([
  ["https://github.com/torvalds/linux.git", `https://github.com/torvalds/linux/blob/${hash}/net/smc/af_smc.c#L2890`],
  ["git@github.com:torvalds/linux.git", `https://github.com/torvalds/linux/blob/${hash}/net/smc/af_smc.c#L2890`],
  [
    "https://gitlab.com/linux-kernel/stable.git",
    `https://gitlab.com/linux-kernel/stable/-/blob/${hash}/net/smc/af_smc.c#L2890`,
  ],
  [
    "https://kernel.googlesource.com/pub/scm/linux/kernel/git/torvalds/linux.git",
    `https://kernel.googlesource.com/pub/scm/linux/kernel/git/torvalds/linux/+/${hash}/net/smc/af_smc.c#2890`,
  ],
])("%s", (repository, page) => {
  expect(link(repository)).toBe(page);
});

test.each([
  "/src/linux",
  "assay:sample",
  "https://example.org/linux.git",
  "https://github.com/torvalds",
  "",
  "javascript://github.com/a/b",
])("no link for %s", (repository) => {
  expect(link(repository)).toBeNull();
});

test("a commit that could change the link, or is different tomorrow, gives none", () => {
  const repository = "https://github.com/torvalds/linux";
  expect(["HEAD", "", "a b", "-x", 'x"><script>', "x?y#z"].map((commit) => link(repository, commit))).toEqual(
    Array(6).fill(null),
  );
});

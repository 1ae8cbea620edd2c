import { expect, test } from "vitest";
import { sampleJobs } from "./samples";
import { searchWords } from "./search-words";

test("identifiers, paths and joined words are found, each once", () => {
  expect(searchWords("KCSAN: data-race in Smc_Poll / smc_poll, net/smc/af_smc.c:12 tsk->shut_mask.")).toEqual([
    ..."kcsan data-race data race in smc_poll net smc af_smc.c tsk shut_mask".split(" "),
  ]);
  expect(searchWords("__do_sys_poll ext4 e1000 9p")).toEqual(["do_sys_poll", "ext4", "e1000", "9p"]);
});

test("addresses, offsets, bytes and numbers are no words", () => {
  const text = "0xffff88810a3c4c50 ffff88810a3c4c50 +0xa6/0x1d0 4417 1.16.3 04/01/2014 Code: 48 89 e5 c3 2026-01-14 x";
  expect(searchWords(text)).toEqual(["code"]);
  expect(searchWords("6bbe9164-dfbf-48af-bb2d-6d186245e810")).toEqual([]);
});

test("words of every script are found, and hostile texts are harmless", () => {
  expect(searchWords("Ünïcode 修复 \0 ' & | ! :* \\ \" <-> %_ \ud800")).toEqual(["ünïcode", "修复"]);
  expect(searchWords(`${"x".repeat(9000)} ${"𝒳".repeat(70)}`).map((word) => [...word].length)).toEqual([64, 64]);
  for (const text of ["-", "_", "a-", "0x", ".a"]) expect(searchWords(text.repeat(5e5)).length).toBeLessThan(3);
  expect(searchWords(`ab${"-".repeat(250_000)}xy`)).toContain("xy");
});

test("of many words the first ones count", () => {
  const many = Array.from({ length: 900 }, (_, index) => `w${index}x`);
  expect(searchWords(many.join(" "))).toEqual(many.slice(0, 400));
});

test("a report is found by its functions and files", () => {
  const words = searchWords(sampleJobs[0]?.args.CrashReport ?? "");
  expect(words).toEqual(expect.arrayContaining(["tether_poll", "af_tether.c", "do_pollfd", "qemu"]));
  expect(words.length).toBeLessThan(120);
});

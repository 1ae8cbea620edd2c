import { expect, test } from "vitest";
import { sampleJobs } from "@/lib/contract/samples";
import { parseReport } from "./parse-report";
import { reportKeys } from "./report-keys";

const keysOf = (words: string) => {
  const sample = sampleJobs.find(({ title }) => title.includes(words));
  return reportKeys(parseReport(sample?.args.CrashReport ?? ""), sample?.title ?? "");
};

test("a race is known by its functions, their lines and its title, a report of another kind by its top function", () => {
  expect(keysOf("tether_poll")).toEqual([
    "pair tether_fin_work / tether_poll",
    "places net/tether/af_tether.c:126 / net/tether/af_tether.c:27",
    "title kcsan: data-race in tether_fin_work / tether_poll",
  ]);
  expect(keysOf("keepalive")).toEqual([
    "function tether_peer_keepalive KASAN slab-use-after-free",
    "title kasan: slab-use-after-free write in tether_peer_keepalive",
  ]);
});

test("the order of the sides and the number of a repeated bug make no difference", () => {
  const nothing = parseReport("");
  expect(reportKeys(nothing, "KCSAN: data-race in b / a (3)")).toEqual(
    reportKeys(nothing, "KCSAN: data-race in a /  b"),
  );
  const report = parseReport(sampleJobs[0]?.args.CrashReport ?? "");
  const swapped = { ...report, accesses: report.accesses.toReversed() };
  expect(reportKeys(swapped, "")).toEqual(reportKeys(report, ""));
});

test("what says nothing has no keys", () => {
  expect(reportKeys(parseReport(""), "")).toEqual([]);
  expect(reportKeys(parseReport(""), "x".repeat(1_000))).toEqual([]);
});

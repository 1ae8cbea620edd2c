import { readFile } from "node:fs/promises";
import path from "node:path";
import { expect, test } from "vitest";
import { type LabelledReport, readLabelledReports } from "@/lib/contract/labelled-report";
import { SAMPLE_REPOSITORY } from "@/lib/contract/samples";
import { readSampleTree } from "@/lib/kernel/sample-repository";
import { parseReport } from "@/lib/report/parse-report";
import type { Frame, Stack } from "@/lib/report/report";
import { topFrame } from "@/lib/report/report-frames";
import { lineOf, misplacedFrames, unrelatedCallers } from "@/lib/testing/frame-places";

const FOLDER = path.resolve(import.meta.dirname, "../../../bench/reports");

async function readShipped(name: string): Promise<LabelledReport[]> {
  return readLabelledReports(await readFile(path.join(FOLDER, name), "utf8"));
}

const tree = await readSampleTree();
const forRules = await readShipped("rules.jsonl");
const setAside = await readShipped("set-aside.jsonl");
const setAsideRaces = await readShipped("set-aside-races.jsonl");
const setAsideReports = await readShipped("set-aside-reports.jsonl");
const shipped = [...forRules, ...setAside, ...setAsideRaces, ...setAsideReports];
const own = shipped.filter(({ args }) => args.KernelRepo === SAMPLE_REPOSITORY);

function stacksOf({ args }: LabelledReport): readonly Stack[] {
  return parseReport(args.CrashReport ?? "").stacks;
}

/** How many reports of a workflow carry a label with a value. */
function count(workflow: string, label: string, value: boolean): number {
  return shipped.filter((report) => report.workflow === workflow && report.labels[label] === value).length;
}

test("ids are unique over all files, and each file holds its own set", () => {
  expect(new Set(shipped.map(({ id }) => id)).size).toBe(shipped.length);
  expect(forRules.filter(({ set }) => set !== "rules")).toEqual([]);
  expect(shipped.filter((report) => !forRules.includes(report) && report.set !== "set-aside")).toEqual([]);
});

test("no race of a real fix is in two files, or twice in one", () => {
  const races = shipped.filter(({ workflow }) => workflow === "assessment-kcsan");
  const real = races.flatMap(({ title, source }) => (source === "own" ? [] : [{ title, subject: source.subject }]));
  expect(new Set(real.map(({ title }) => title)).size).toBe(real.length);
  expect(new Set(real.map(({ subject }) => subject)).size).toBe(real.length);
});

test("there are as many as promised", () => {
  const of = (workflow: string) => shipped.filter((report) => report.workflow === workflow).length;
  expect(shipped.length).toBeGreaterThanOrEqual(60);
  expect(of("assessment-kcsan")).toBeGreaterThanOrEqual(30);
  expect(of("moderation")).toBeGreaterThanOrEqual(15);
  expect(of("assessment-security")).toBeGreaterThanOrEqual(15);
});

test("at least 25 are from fixes of the kernel, at least 20 of them set aside", () => {
  const real = shipped.filter(({ source }) => source !== "own");
  expect(real.length).toBeGreaterThanOrEqual(25);
  expect(real.every(({ args }) => args.KernelRepo === "linux-6.12")).toBe(true);
  expect(setAside.filter((report) => real.includes(report)).length).toBeGreaterThanOrEqual(20);
});

test("the races that are set aside are from fixes, about half of them benign, and tell what a race's report tells", () => {
  expect(setAsideRaces).toHaveLength(18);
  expect(setAsideRaces.filter(({ workflow, source }) => workflow !== "assessment-kcsan" || source === "own")).toEqual(
    [],
  );
  expect(setAsideRaces.filter(({ labels }) => labels.Benign === true)).toHaveLength(9);
  for (const { id, args } of setAsideRaces) {
    const { accesses } = parseReport(args.CrashReport ?? "");
    expect(
      accesses.map(({ stack }) => stack.frames.length >= 4),
      id,
    ).toEqual([true, true]);
    expect(new Set(accesses.map(({ address, size }) => `${address} ${size}`)).size, id).toBe(1);
  }
});

/** The function on top of a report's first stack. */
function topOf({ args }: LabelledReport): string {
  const [stack] = parseReport(args.CrashReport ?? "").stacks;
  return stack === undefined ? "" : (topFrame(stack)?.function ?? "");
}

test("the reports that were set aside last are twenty and sixteen, and about other bugs than the two files before", () => {
  const of = (workflow: string) => setAsideReports.filter((report) => report.workflow === workflow);
  expect([of("assessment-security").length, of("moderation").length, setAsideReports.length]).toEqual([20, 16, 36]);
  expect(of("moderation").filter(({ labels }) => labels.Actionable === true)).toHaveLength(8);
  expect(of("assessment-security").filter(({ source }) => source === "own")).toEqual([]);
  const before = [...setAside, ...setAsideRaces];
  const known = new Set(before.flatMap(({ title, source }) => [title, source === "own" ? "" : source.subject]));
  const tops = new Set(before.map(topOf));
  const again = setAsideReports.filter(
    (report) =>
      known.has(report.title) ||
      (report.source !== "own" && known.has(report.source.subject)) ||
      (topOf(report) !== "" && tops.has(topOf(report))),
  );
  expect(again.map(({ id }) => id)).toEqual([]);
});

test("no verdict is right for nearly all", () => {
  for (const [workflow, label] of [
    ["assessment-kcsan", "Benign"],
    ["moderation", "Actionable"],
  ] as const) {
    const [yes, no] = [count(workflow, label, true), count(workflow, label, false)];
    expect(Math.min(yes, no) / (yes + no), label).toBeGreaterThan(0.4);
  }
  for (const label of ["Exploitable", "Unprivileged", "UserNamespace", "NetworkTrigger", "PeripheralTrigger"]) {
    expect(count("assessment-security", label, true), label).toBeGreaterThanOrEqual(3);
    expect(count("assessment-security", label, false), label).toBeGreaterThanOrEqual(3);
  }
});

/** As fuzzers title reports whose first line names no function, or only the one that warns. */
const FUZZER_TITLE =
  /^(?:(?:INFO: task hung|INFO: rcu detected stall|BUG: soft lockup|WARNING: refcount bug|possible deadlock) in \w+|kernel panic: .+)$/;

test("each title is that of its report or a fuzzer's, but for the one that is about this", () => {
  const others = shipped.filter(({ title, args }) => parseReport(args.CrashReport ?? "").title !== title);
  expect(others.filter(({ title }) => !FUZZER_TITLE.test(title)).map(({ id }) => id)).toEqual(["own-mod-wrong-title"]);
});

test("a report for moderation is filed under its title", () => {
  const moderation = shipped.filter(({ workflow }) => workflow === "moderation");
  expect(moderation.filter(({ title, args }) => args.BugTitle !== title)).toEqual([]);
});

test("every frame over the sample tree lies in the function that it names, and is called by the next", () => {
  const wrong = own.flatMap((report) =>
    [...misplacedFrames(tree, stacksOf(report)), ...unrelatedCallers(tree, stacksOf(report))].map(
      (problem) => `${report.id}: ${problem}`,
    ),
  );
  expect(wrong).toEqual([]);
});

test("every report over the sample tree has a frame in it, but for the one that is cut to pieces", () => {
  const without = own.filter(
    (report) => !stacksOf(report).some(({ frames }) => frames.some(({ file }) => tree.has(file))),
  );
  expect(without.map(({ id }) => id)).toEqual(["own-mod-garbled"]);
});

/** Members and variables of the tree that a line names; locals have short names of their own and no arrow before them. */
function fieldsOf(line: string): string[] {
  const members = [...line.matchAll(/(?:->|\.)(\w+)/g)].map((match) => match[1] ?? "");
  const variables = line.match(/\b(?:roster|tether)_\w+\b(?!\()/g) ?? [];
  return [...members, ...variables];
}

/** The line that accesses: helpers of headers name what they are given as their callers do. */
function accessLine(frames: readonly Frame[]): string {
  const frame = frames.find(({ file }) => !file.startsWith("include/"));
  return frame === undefined ? "" : lineOf(tree, frame);
}

test("both lines of a race over the sample tree access the same field, or bits of one byte", () => {
  const races = own.filter(({ workflow }) => workflow === "assessment-kcsan");
  expect(races.length).toBeGreaterThanOrEqual(25);
  const strangers = races.filter(({ args }) => {
    const { accesses } = parseReport(args.CrashReport ?? "");
    const [first = [], second = []] = accesses.map(({ stack }) => fieldsOf(accessLine(stack.frames)));
    return !first.some((field) => second.includes(field));
  });
  expect(strangers.map(({ id }) => id)).toEqual(["own-gauge-armed"]);
});

test("what a report says of its object fits: the address is inside, or right behind it", () => {
  for (const { id, args } of shipped) {
    const { object, accesses } = parseReport(args.CrashReport ?? "");
    // A double free names what is freed, which is no access.
    if (object === null || accesses.length === 0) continue;
    const offset = Number(BigInt(accesses[0]?.address ?? 0) - BigInt(object.address));
    expect(offset, id).toBeGreaterThanOrEqual(0);
    expect(offset, id).toBeLessThanOrEqual(object.size + 64);
  }
});

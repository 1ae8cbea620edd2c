import { expect, test } from "vitest";
import { LabelledReportError, readLabelledReports, withRepository } from "./labelled-report";

const good = {
  id: "quill-1",
  workflow: "assessment-kcsan",
  title: "KCSAN: data-race in quill_poll / quill_work",
  args: {
    CrashReport: "BUG: KCSAN: data-race in quill_poll / quill_work",
    KernelRepo: "linux-6.12",
    KernelCommit: "HEAD",
  },
  labels: { Benign: true },
  reason: "A flag that is read again.",
  source: "own",
};

function file(...lines: readonly object[]): string {
  return lines.map((line) => JSON.stringify(line)).join("\n");
}

function refusal(text: string): string {
  try {
    readLabelledReports(text);
  } catch (error) {
    if (error instanceof LabelledReportError) return error.message;
    throw error;
  }
  return "";
}

test("reads a report and fills in what may be left out", () => {
  const [report] = readLabelledReports(`\u{feff}${file(good)}\r\n\n`);
  expect(report).toEqual({
    ...good,
    args: { ...good.args, KernelConfig: "", TargetOS: "linux", TargetArch: "amd64" },
    set: "rules",
    notes: "",
  });
});

test("takes a commit with its subject, an unknown commit, a set and notes", () => {
  const source = { commit: "0123456789ab", subject: "quill: fix it" };
  const text = file(
    { ...good, source, set: "set-aside", notes: "hard" },
    { ...good, id: "quill-2", source: { ...source, commit: "unknown" } },
  );
  expect(readLabelledReports(text).map((report) => [report.source, report.set, report.notes])).toEqual([
    [source, "set-aside", "hard"],
    [{ ...source, commit: "unknown" }, "rules", ""],
  ]);
});

test.each<readonly [string, string, string]>([
  ["no JSON", "{", "line 1: no JSON"],
  ["no object", "[]", "line 1: no JSON object"],
  ["an unknown workflow", file({ ...good, workflow: "divination" }), 'line 1: there is no workflow "divination"'],
  [
    "an output of another workflow",
    file({ ...good, labels: { Actionable: true } }),
    '"Actionable" cannot be a label: assessment-kcsan can be labelled with Benign',
  ],
  ["the confidence of a run", file({ ...good, labels: { Confident: true } }), '"Confident" cannot be a label'],
  ["no label", file({ ...good, labels: {} }), '"labels" is empty'],
  ["a label that is no boolean", file({ ...good, labels: { Benign: "yes" } }), '"labels" is missing or wrong'],
  ["a short hash", file({ ...good, source: { commit: "abc", subject: "x" } }), '"source" is missing or wrong'],
  [
    "a missing input",
    file({ ...good, args: { CrashReport: "x", KernelRepo: "y" } }),
    "the input KernelCommit is missing",
  ],
  ["an empty input", file({ ...good, args: { ...good.args, CrashReport: " " } }), "CrashReport is empty"],
  ["an unknown input", file({ ...good, args: { ...good.args, Kernel: "x" } }), 'has no input "Kernel"'],
  ["an unknown field", file({ ...good, label: true }), 'there is no field "label"'],
  ["an unknown set", file({ ...good, set: "test" }), '"set" is missing or wrong'],
  ["an id twice", file(good, { ...good, title: "x" }), 'line 2: the id "quill-1" is that of line 1 too'],
  ["nothing", "\n\n", "There is no report"],
])("refuses %s", (_, text, message) => {
  expect(refusal(text)).toContain(message);
});

test("tells all lines that are wrong, up to a bound", () => {
  const wrong = Array.from({ length: 25 }, () => ({ ...good, set: "test" }));
  const message = refusal(file(good, ...wrong));
  expect(message.split("\n")).toHaveLength(21);
  expect(message).toContain("line 2: ");
  expect(message).toContain("line 21: ");
  expect(message).toContain("and 5 more");
});

test("a repository's name is replaced by its place, and nothing else is", () => {
  const [report] = readLabelledReports(file(good));
  if (report === undefined) throw new Error("no report");
  const places = new Map([["linux-6.12", "/srv/linux"]]);
  expect(withRepository(report, places).args.KernelRepo).toBe("/srv/linux");
  expect(() => withRepository(report, new Map())).toThrow("--repo linux-6.12=PATH");
  for (const KernelRepo of ["/srv/linux", "https://example.org/linux.git", "assay:sample"]) {
    const placed = { ...report, args: { ...report.args, KernelRepo } };
    expect(withRepository(placed, places)).toBe(placed);
  }
});

import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { readLabelledReports } from "@/lib/contract/labelled-report";
import { parseReport } from "@/lib/report/parse-report";
import { sourceFiles } from "@/lib/testing/source-files";

/*
 * Rules are general: none names a function or file that a labelled report is about, which are the innermost two of its own in
 * each stack. Further out stand the ways in that many reports share, and what is in every kernel (the allocator, workers,
 * headers, the rings of virtio) is no name of a single one.
 */

const GENERAL =
  /^(arch|block|include|init|kernel|mm|net\/core|virt)\/|^drivers\/virtio\/virtio_ring\.c$|^lib\/(refcount|list_debug|dump_stack|ubsan)\.c$|^$/;
const FOLDER = path.resolve(import.meta.dirname, "../../../bench/reports");

function namesOf(file: string): ReadonlySet<string> {
  const reports = readLabelledReports(readFileSync(path.join(FOLDER, file), "utf8"));
  const frames = reports
    .flatMap(({ args }) => parseReport(args.CrashReport ?? "").stacks)
    .flatMap((stack) => stack.frames.filter((frame) => !GENERAL.test(frame.file)).slice(0, 2));
  const names = frames.flatMap((frame) => [frame.function.replace(/\..*$/, ""), frame.file]);
  // A name of one word may be a word of a sentence.
  return new Set(names.filter((name) => /[_/]/.test(name)));
}

const rules = sourceFiles().filter(
  ({ path: file }) => file.startsWith("lib/llm/rules/") && !file.endsWith(".test.ts") && !/\/testdata\//.test(file),
);

test.each(["rules.jsonl", "set-aside.jsonl", "set-aside-races.jsonl", "set-aside-reports.jsonl"])(
  "no rule names a function or file of %s",
  (file) => {
    const names = namesOf(file);
    expect(names.size).toBeGreaterThan(30);
    const words = (text: string) => text.match(/[\w./-]*\w/g) ?? [];
    // Which name it is stays unsaid: set-aside reports are not to be read.
    const naming = rules.filter(({ text }) => words(text).some((word) => names.has(word)));
    expect(naming.map((found) => found.path)).toEqual([]);
  },
);

import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { LabelledReport } from "@/lib/contract/labelled-report";

/** The tree whose lines the shapes have. */
const KERNEL = {
  KernelRepo: "linux-6.12",
  KernelCommit: "HEAD",
  KernelConfig: "",
  TargetOS: "linux",
  TargetArch: "amd64",
};

/**
 * Reads the shapes of a folder: reports as real bugs would print them, with what is expected. A file is text with lines `@workflow NAME`, `@expect Output=true …` and `@INPUT`, after which
 * the text of that input follows (`@CrashReport`, `@ReproSyz`, `@BugTitle`); `@report` is short for `@CrashReport`.
 */
export function readShapes(folder: string): LabelledReport[] {
  const files = readdirSync(folder).filter((file) => file.endsWith(".txt"));
  return files
    .sort()
    .map((file) => readShape(path.basename(file, ".txt"), readFileSync(path.join(folder, file), "utf8")));
}

function readShape(id: string, text: string): LabelledReport {
  const inputs = new Map<string, string[]>();
  const expected = new Map<string, boolean>();
  let workflow = "";
  let lines: string[] | null = null;
  for (const line of text.trimEnd().split("\n")) {
    const [, keyword = "", rest = ""] = /^@(\w+) ?(.*)$/.exec(line) ?? [];
    if (keyword === "workflow") workflow = rest;
    else if (keyword === "expect") {
      for (const [, output = "", value = ""] of rest.matchAll(/(\w+)=(true|false)/g))
        expected.set(output, value === "true");
    } else if (keyword !== "") {
      lines = [];
      inputs.set(keyword === "report" ? "CrashReport" : keyword, lines);
    } else if (lines === null) throw new Error(`${id}: the text "${line}" stands before a line @report.`);
    else lines.push(line);
  }
  if (workflow === "" || !inputs.has("CrashReport")) throw new Error(`${id}: lines @workflow and @report are needed.`);
  const args = Object.fromEntries([...inputs].map(([key, value]) => [key, value.join("\n")]));
  return {
    id,
    workflow,
    title: args.BugTitle ?? id,
    args: { BugTitle: "", ReproSyz: "", ReproC: "", ...KERNEL, ...args },
    labels: Object.fromEntries(expected),
    reason: "what a careful engineer would answer",
    source: "own",
    set: "rules",
    notes: "",
  };
}

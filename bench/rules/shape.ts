import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

/** A report as a real bug would print it, with what a careful engineer would answer. */
export interface Shape {
  readonly name: string;
  readonly workflow: string;
  /** Outputs of the workflow that are expected; those that are not named are not compared. */
  readonly expected: ReadonlyMap<string, boolean>;
  /** Args of the job, but for those of the kernel. */
  readonly args: Readonly<Record<string, string>>;
}

/**
 * Reads the shapes of a folder. A file is text with lines `@workflow NAME`, `@expect Output=true …` and `@INPUT`, after which
 * the text of that input follows (`@CrashReport`, `@ReproSyz`, `@BugTitle`); `@report` is short for `@CrashReport`.
 */
export function readShapes(folder: string): Shape[] {
  const files = readdirSync(folder).filter((file) => file.endsWith(".txt"));
  return files
    .sort()
    .map((file) => readShape(path.basename(file, ".txt"), readFileSync(path.join(folder, file), "utf8")));
}

function readShape(name: string, text: string): Shape {
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
    } else if (lines === null) throw new Error(`${name}: the text "${line}" stands before a line @report.`);
    else lines.push(line);
  }
  if (workflow === "" || !inputs.has("CrashReport"))
    throw new Error(`${name}: lines @workflow and @report are needed.`);
  return {
    name,
    workflow,
    expected,
    args: Object.fromEntries([...inputs].map(([key, value]) => [key, value.join("\n")])),
  };
}

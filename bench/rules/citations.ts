import { spawnSync } from "node:child_process";
import { readSampleTree } from "@/lib/kernel/sample-repository";
import { checkCitations } from "@/lib/testing/check-citations";
import type { Outcome } from "@/lib/testing/run-labelled-report";

const sample = await readSampleTree();
const files = new Map<string, readonly string[] | null>();

/** Reads every cited line again, from the tree itself: how many there are, and (with `listed`) which are not what they are said to be. */
export function citationReport(outcomes: readonly Outcome[], listed: boolean): { text: string; wrong: number } {
  let checked = 0;
  const wrong: string[] = [];
  for (const { report, explanation } of outcomes) {
    const { KernelRepo: repository = "", KernelCommit: commit = "" } = report.args;
    const result = checkCitations(explanation, (file) => linesOf(repository, commit, file));
    checked += result.checked;
    wrong.push(...result.wrong.map((problem) => `- ${report.id}: ${problem}`));
  }
  const sum = `${checked} cited or quoted lines were read again, ${wrong.length} are not what is said.`;
  return { text: listed && wrong.length > 0 ? `${sum}\n\n${wrong.join("\n")}` : sum, wrong: wrong.length };
}

function linesOf(repository: string, commit: string, file: string): readonly string[] | null {
  const key = `${repository}:${commit}:${file}`;
  const known = files.get(key);
  if (known !== undefined) return known;
  const lines = repository === "assay:sample" ? fromSample(file) : fromGit(repository, commit, file);
  files.set(key, lines);
  return lines;
}

/** The sample tree has no documentation: which file a rule is taken from is checked on a real kernel. */
function fromSample(file: string): readonly string[] | null {
  return file.startsWith("Documentation/") ? [] : (sample.get(file)?.split("\n") ?? null);
}

function fromGit(repository: string, commit: string, file: string): readonly string[] | null {
  const shown = spawnSync("git", ["-C", repository, "show", `${commit}:${file}`], {
    encoding: "utf8",
    maxBuffer: 1e8,
  });
  return shown.status === 0 ? shown.stdout.split("\n") : null;
}

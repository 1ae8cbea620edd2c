import { spawnSync } from "node:child_process";
import { SAMPLE_REPOSITORY } from "@/lib/contract/samples";
import { readSampleTree } from "@/lib/kernel/sample-repository";
import { citeRule } from "@/lib/llm/rules/cited-rule";
import { type CitationCheck, checkCitations, checkSources } from "@/lib/testing/check-citations";
import { ruleFolders } from "@/lib/testing/rule-modules";
import type { Outcome } from "@/lib/testing/run-labelled-report";

const sample = await readSampleTree();
const files = new Map<string, readonly string[] | null>();

/** Reads every cited line and source of a rule again, from the tree itself: how many, and (with `listed`) which are not what is said. */
export function citationReport(outcomes: readonly Outcome[], listed: boolean): { text: string; wrong: number } {
  let checked = 0;
  const wrong: string[] = [];
  for (const { report, explanation } of outcomes) {
    const { KernelRepo: repository = "", KernelCommit: commit = "" } = report.args;
    const lines = (file: string) => linesOf(repository, commit, file);
    // The sample tree has no documentation: what rules are taken from is checked on a real kernel.
    const isReal = repository !== SAMPLE_REPOSITORY;
    for (const result of [checkCitations(explanation, lines), ...(isReal ? [checkSources(explanation, lines)] : [])]) {
      checked += result.checked;
      wrong.push(...result.wrong.map((problem) => `- ${report.id}: ${problem}`));
    }
  }
  const sum = `${checked} cited or quoted lines were read again, ${wrong.length} are not what is said.`;
  return { text: listed && wrong.length > 0 ? `${sum}\n\n${wrong.join("\n")}` : sum, wrong: wrong.length };
}

/** Looks up in a kernel where every rule is taken from, also those that no report of a set came to. */
export function sourceReport(repository: string): { text: string; wrong: number } {
  const checks: CitationCheck[] = ruleFolders.flatMap(({ rules }) =>
    rules.map((rule) => checkSources(citeRule(rule, ""), (file) => linesOf(repository, "HEAD", file))),
  );
  const wrong = checks.flatMap((check) => check.wrong);
  const sum = `${checks.length} rules say where in the kernel they are taken from, ${wrong.length} places are not there.`;
  return { text: [sum, ...wrong.map((problem) => `- ${problem}`)].join("\n"), wrong: wrong.length };
}

function linesOf(repository: string, commit: string, file: string): readonly string[] | null {
  const key = `${repository}:${commit}:${file}`;
  const known = files.get(key);
  if (known !== undefined) return known;
  const lines =
    repository === SAMPLE_REPOSITORY ? (sample.get(file)?.split("\n") ?? null) : fromGit(repository, commit, file);
  files.set(key, lines);
  return lines;
}

function fromGit(repository: string, commit: string, file: string): readonly string[] | null {
  const shown = spawnSync("git", ["-C", repository, "show", `${commit}:${file}`], {
    encoding: "utf8",
    maxBuffer: 1e8,
  });
  return shown.status === 0 ? shown.stdout.split("\n") : null;
}

import { execFileSync } from "node:child_process";
import { setMaxListeners } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { createMemoryContext } from "@/lib/engine/memory-context";
import { runFlow } from "@/lib/engine/run-flow";
import { findFlow } from "@/lib/flows/registry";
import { openModel } from "@/lib/llm/registry";
import { checkCitations } from "@/lib/testing/check-citations";
import { readShapes, type Shape } from "./rules/shape";

/*
 * Runs the rules expert over report shapes on a real kernel tree and reads every line that its explanations cite again:
 *   npx tsx bench/rules.ts [--only WORD] [--keep FOLDER] REPOSITORY [REVISION]
 * Prints Markdown. Ends with 1 when a citation is wrong. --keep writes each explanation to a file.
 */

const { values, positionals } = parseArgs({
  options: { only: { type: "string", default: "" }, keep: { type: "string" } },
  allowPositionals: true,
});
const [repository, revision = "HEAD"] = positionals;
if (repository === undefined) throw new Error("Give a repository: npx tsx bench/rules.ts REPOSITORY [REVISION]");
const git = (...args: readonly string[]) =>
  execFileSync("git", [`--git-dir=${repository}`, ...args], {
    encoding: "utf8",
    maxBuffer: 2 ** 28,
    stdio: ["ignore", "pipe", "ignore"],
  });
const commit = git("rev-parse", "--verify", `${revision}^{commit}`).trim();
const home = mkdtempSync(path.join(tmpdir(), "assay-rules-"));
setMaxListeners(0);
const ignore = async () => undefined;
const files = new Map<string, readonly string[] | null>();

interface Outcome {
  readonly shape: Shape;
  readonly differing: readonly string[];
  readonly confident: boolean;
  readonly checked: number;
  readonly wrong: readonly string[];
  readonly milliseconds: number;
}

function fileLines(file: string): readonly string[] | null {
  const known = files.get(file);
  if (known !== undefined) return known;
  let lines: readonly string[] | null;
  try {
    lines = git("show", `${commit}:${file}`).split("\n");
  } catch {
    lines = null;
  }
  files.set(file, lines);
  return lines;
}

async function assess(shape: Shape): Promise<Outcome> {
  const flow = findFlow(shape.workflow);
  if (flow === null) throw new Error(`${shape.name}: there is no workflow "${shape.workflow}".`);
  const context = createMemoryContext({
    model: "rules",
    openModel: (id) =>
      openModel(id, {
        keys: { google: "", openai: "", anthropic: "" },
        baseUrl: "",
        apiKey: "",
        categories: { best: [], balanced: [] },
      }),
    workspace: { home, mayBuild: "none" },
    spans: { start: ignore, progress: ignore, end: ignore },
  });
  const kernel = {
    KernelRepo: repository,
    KernelCommit: commit,
    KernelConfig: "",
    TargetOS: "linux",
    TargetArch: "amd64",
  };
  const started = performance.now();
  const results = await runFlow(flow, { BugTitle: "", ReproSyz: "", ReproC: "", ...kernel, ...shape.args }, context);
  const milliseconds = performance.now() - started;
  const explanation = String(results.Explanation);
  if (values.keep !== undefined) writeFileSync(path.join(values.keep, `${shape.name}.md`), `${explanation}\n`);
  const differing = [...shape.expected].flatMap(([name, value]) =>
    results[name] === value ? [] : [`${name} is ${results[name]}`],
  );
  return {
    shape,
    differing,
    confident: results.Confident === true,
    milliseconds,
    ...checkCitations(explanation, fileLines),
  };
}

try {
  const shapes = readShapes(path.join(import.meta.dirname, "reports", "shapes")).filter(({ name }) =>
    name.includes(values.only),
  );
  const outcomes: Outcome[] = [];
  for (const shape of shapes) outcomes.push(await assess(shape));
  const rows = outcomes.map(
    ({ shape, differing, confident, checked, wrong, milliseconds }) =>
      `| ${shape.name} | ${shape.workflow} | ${differing.length === 0 ? "as expected" : differing.join(", ")} | ${confident ? "yes" : "no"} | ${checked} | ${wrong.length} | ${(milliseconds / 1000).toFixed(1)} s |`,
  );
  console.log("| shape | workflow | outputs | confident | citations | wrong | time |\n|---|---|---|---|---|---|---|");
  console.log(rows.join("\n"));
  const wrong = outcomes.flatMap(({ shape, wrong: found }) => found.map((text) => `- ${shape.name}: ${text}`));
  const sum = (of: (outcome: Outcome) => number) => outcomes.reduce((total, outcome) => total + of(outcome), 0);
  const agreeing = outcomes.filter(({ differing }) => differing.length === 0).length;
  console.log(
    `\n${outcomes.length} shapes, ${agreeing} with all outputs as expected; ${sum(({ checked }) => checked)} citations, ${wrong.length} wrong.\n\n${wrong.join("\n")}`,
  );
  process.exitCode = wrong.length === 0 ? 0 : 1;
} finally {
  rmSync(home, { recursive: true, force: true });
}

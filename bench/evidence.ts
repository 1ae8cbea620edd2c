/*
 * How well false citations are told from true ones: explanations with one false citation each (lib/evidence/testdata) over
 * what real tools answered in scripted investigations of the shipped tree. Prints Markdown; --details lists what is wrong.
 * FOLDER holds cases of your own like lib/evidence/testdata, REPOSITORY is the kernel that they are about.
 * Usage: npx tsx bench/evidence.ts [--details] [FOLDER REPOSITORY]
 */
import { parseArgs } from "node:util";
import { examineCases } from "@/lib/testing/examine-cases";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { details: { type: "boolean", default: false } },
});

async function main() {
  const judged = await examineCases(...positionals);
  const sum = (count: (entry: (typeof judged)[number]) => number) =>
    judged.reduce((total, entry) => total + count(entry), 0);
  console.log(`| explanations | planted found | true parts | of them linked | wrongly marked | dead links |
|---|---|---|---|---|---|
| ${judged.length} | ${sum(({ judgement }) => Number(judgement.isFound))} | ${sum(({ judgement }) => judgement.trueParts)} | ${sum(({ judgement }) => judgement.linkedParts)} | ${sum(({ judgement }) => judgement.wrong.length)} | ${sum(({ judgement }) => judgement.dead.length)} |

Of the citations that were left open ${sum(({ judgement }) => judgement.openMarked)} are marked.`);
  if (!values.details) return;
  for (const { name, plant, judgement } of judged) {
    if (!judgement.isFound) console.log(`- ${name}: not found: ${plant}`);
    for (const { text, support } of judgement.wrong)
      console.log(`- ${name}: wrongly marked: ${text} ${JSON.stringify(support)}`);
    for (const { text, kind, support } of judgement.dead)
      console.log(`- ${name}: dead link: ${kind} ${text} ${JSON.stringify(support)}`);
  }
}

void main();

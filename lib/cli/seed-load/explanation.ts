import type { Bug } from "./bug";
import { inventField, prose } from "./invented-code";
import type { Random } from "./random";

const SHORTEST = 500;
const LONGEST = 4_000;

/** The reasoning behind a verdict, as Markdown. */
export function inventExplanation(
  random: Random,
  { first, second }: Bug,
  verdict: Readonly<Record<string, boolean>>,
): string {
  const length = Math.min(LONGEST, Math.max(SHORTEST, random.logNormal(1_500, 0.6)));
  const field = inventField(random);
  const head = `## ${first.name} and ${second.name}\n\n`;
  const opening = `Both sides reach \`${field}\`: \`${first.name}\` at ${first.file}:${first.line} and \`${second.name}\` at ${second.file}:${second.line}. `;
  const flags = Object.entries(verdict).map(
    ([name, value]) => `- **${name}**: ${value ? "yes" : "no"}, ${reason(random)}`,
  );
  const rest = length - head.length - opening.length - flags.join("\n").length;
  return `${head}${opening}${prose(random, rest / 2)}\n\n${flags.join("\n")}\n\n### What speaks against it\n\n${prose(random, rest / 2)}\n`;
}

function reason(random: Random): string {
  return random.pick([
    "because the lock is held on both sides.",
    "because nothing that was read shows the opposite.",
    "as the callers show.",
    "since the value is only a hint.",
    "although one path was not read to its end.",
  ]);
}

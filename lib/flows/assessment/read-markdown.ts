import { readFileSync } from "node:fs";

/** Text of a Markdown file of this folder: what a model is told is written as prose, beside the flow that tells it. */
export function readMarkdown(name: `${string}.md`): string {
  return readFileSync(new URL(name, import.meta.url), "utf8");
}

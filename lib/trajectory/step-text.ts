import type { SpanLine } from "@/lib/contract/span-columns";

/** Bold and code marks of Markdown: a line shows the words only. */
const MARKDOWN_MARKS = /\*\*|`/g;

/** Nearly every tool of a run searches code: that part of their names would push out what tells the calls apart. */
const COMMON_PREFIX = /^codesearch-/;

/** The summary of a span as one line has it. */
export function plainSummary(summary: string): string {
  return summary.replace(MARKDOWN_MARKS, "");
}

/** The name of a span where there is little room. */
export function shortName({ type, name }: Pick<SpanLine, "type" | "name">): string {
  return type === "tool" ? name.replace(COMMON_PREFIX, "") : name;
}

import type { SpanColumns, SpanLine } from "@/lib/contract/span-columns";

/** Each span of `columns` by itself, for those who look at all that there is of each. */
export function linesOf(columns: SpanColumns): SpanLine[] {
  const names = Object.keys(columns) as (keyof SpanColumns)[];
  return columns.seq.map((_, index) => {
    const cells = names.map((name) => [name, columns[name][index]]);
    return Object.fromEntries(cells) as unknown as SpanLine;
  });
}

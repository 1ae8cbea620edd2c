import type { SpanRow } from "@/lib/contract/span";

/** A span with the spans inside it, in the order of their seq. */
export interface SpanNode {
  readonly row: SpanRow;
  readonly children: readonly SpanNode[];
}

interface OpenNode {
  readonly row: SpanRow;
  readonly children: OpenNode[];
}

/**
 * The trees that `rows` form; one tree when the flow's span is there. A span whose parent has not arrived, or would come
 * after it, hangs under the nearest earlier span of a smaller nesting, and is a root when there is none: nothing is dropped.
 */
export function buildSpanTree(rows: readonly SpanRow[]): SpanNode[] {
  const roots: OpenNode[] = [];
  const bySeq = new Map<number, OpenNode>();
  const path: OpenNode[] = [];
  for (const row of [...rows].sort((a, b) => a.seq - b.seq)) {
    const node: OpenNode = { row, children: [] };
    while ((path.at(-1)?.row.nesting ?? -1) >= row.nesting) path.pop();
    const named = row.parent === null ? undefined : bySeq.get(row.parent);
    const siblings = (named ?? path.at(-1))?.children ?? roots;
    siblings.push(node);
    path.push(node);
    bySeq.set(row.seq, node);
  }
  return roots;
}

/**
 * `rows` with those of `news` put in their places: a span that was there is replaced, also by the same span at its end.
 * The result is ordered by seq.
 */
export function mergeSpanRows(rows: readonly SpanRow[], news: readonly SpanRow[]): readonly SpanRow[] {
  if (news.length === 0) return rows;
  const bySeq = new Map(rows.map((row) => [row.seq, row]));
  for (const row of news) {
    const known = bySeq.get(row.seq);
    if (known?.finished != null && row.finished === null) continue;
    bySeq.set(row.seq, row);
  }
  return [...bySeq.values()].sort((a, b) => a.seq - b.seq);
}

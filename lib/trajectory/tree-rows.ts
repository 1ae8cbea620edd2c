import type { SpanLine } from "@/lib/contract/span-columns";
import { lineAt, type SpanTable } from "./span-table";
import type { SpanTree } from "./span-tree";

/** One line of the trajectory as it is shown. */
export interface TreeRow {
  readonly line: SpanLine;
  /** 0 for roots. */
  readonly depth: number;
  readonly hasChildren: boolean;
  /** Whether its children are shown; true for leaves. */
  readonly open: boolean;
  /** 1-based place among its siblings, and how many they are: what assistive technology announces. */
  readonly place: number;
  readonly siblings: number;
  /** How many spans of each kind are anywhere inside it. */
  readonly inside: { readonly llm: number; readonly tool: number };
}

/**
 * Positions in the tree of the lines that are shown, top to bottom: what is inside of the spans (seqs) in `closed` is hidden, and,
 * when `matches` (by position, 1 for yes) is given, everything that neither matches nor has a match inside it.
 */
export function shownPositions(
  { columns }: SpanTable,
  tree: SpanTree,
  { closed, matches }: { closed: ReadonlySet<number>; matches: Uint8Array | null },
): Uint32Array {
  const kept = matches === null ? null : withSurroundings(tree, matches);
  const shown = new Uint32Array(tree.length);
  let count = 0;
  for (let position = 0; position < tree.length; ) {
    const isShown = kept === null || kept[position] === 1;
    if (isShown) shown[count++] = position;
    const isClosed = closed.size > 0 && closed.has(columns.seq[tree.index[position] ?? 0] ?? -1);
    position = isClosed || !isShown ? (tree.end[position] ?? tree.length) : position + 1;
  }
  return shown.slice(0, count);
}

/** The line at a position of the tree. */
export function treeRow(
  table: SpanTable,
  tree: SpanTree,
  { position, closed }: { position: number; closed: ReadonlySet<number> },
): TreeRow {
  const line = lineAt(table, tree.index[position] ?? 0);
  const end = tree.end[position] ?? 0;
  const hasChildren = end > position + 1;
  return {
    line,
    depth: tree.depth[position] ?? 0,
    hasChildren,
    open: !hasChildren || !closed.has(line.seq),
    place: tree.place[position] ?? 1,
    siblings: tree.siblings[position] ?? 1,
    inside: { llm: between(tree.llmBefore, position + 1, end), tool: between(tree.toolBefore, position + 1, end) },
  };
}

/** Index in `shown` of the next line after `from` whose span failed, going round at the end; -1 when there is none. */
export function nextFailed(
  { columns }: SpanTable,
  tree: SpanTree,
  { shown, from }: { shown: Uint32Array; from: number },
): number {
  for (let step = 1; step <= shown.length; step++) {
    const at = (from + step) % shown.length;
    if (columns.failed[tree.index[shown[at] ?? 0] ?? 0] === 1) return at;
  }
  return -1;
}

/** Where the span at `position` is in `shown`, or the nearest shown one around it; -1 when there is none. */
export function shownAt(tree: SpanTree, shown: Uint32Array, position: number): number {
  for (let looked = position; looked >= 0; looked = tree.above[looked] ?? -1) {
    const found = search(shown, looked);
    if (found >= 0) return found;
  }
  return -1;
}

function search(sorted: Uint32Array, wanted: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? 0) < wanted) low = middle + 1;
    else high = middle;
  }
  return sorted[low] === wanted ? low : -1;
}

function withSurroundings(tree: SpanTree, matches: Uint8Array): Uint8Array {
  const kept = matches.slice();
  for (let position = tree.length - 1; position >= 0; position--) {
    const above = tree.above[position] ?? -1;
    if (kept[position] === 1 && above >= 0) kept[above] = 1;
  }
  return kept;
}

function between(before: Uint32Array, from: number, end: number): number {
  return (before[end] ?? 0) - (before[from] ?? 0);
}

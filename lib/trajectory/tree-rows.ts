import type { SpanRow } from "@/lib/contract/span";
import type { SpanNode } from "./span-tree";

/** One line of the trajectory as it is shown. */
export interface TreeRow {
  readonly row: SpanRow;
  /** 0 for roots. */
  readonly depth: number;
  readonly hasChildren: boolean;
  /** Whether its children are shown; true for leaves. */
  readonly open: boolean;
  /** 1-based place among its siblings, and how many they are: what assistive technology announces. */
  readonly place: number;
  readonly siblings: number;
  /** seq of the span above it in the tree; null for roots. */
  readonly above: number | null;
  /** How many spans of each kind are anywhere inside it. */
  readonly inside: { readonly llm: number; readonly tool: number };
}

/** The lines of the trees when the spans in `closed` hide what is inside them, top to bottom. */
export function treeRows(roots: readonly SpanNode[], closed: ReadonlySet<number>): TreeRow[] {
  const lines: TreeRow[] = [];
  const visit = (nodes: readonly SpanNode[], depth: number, above: number | null) => {
    nodes.forEach((node, index) => {
      const open = !closed.has(node.row.seq);
      lines.push({
        row: node.row,
        depth,
        hasChildren: node.children.length > 0,
        open,
        place: index + 1,
        siblings: nodes.length,
        above,
        inside: countInside(node),
      });
      if (open) visit(node.children, depth + 1, node.row.seq);
    });
  };
  visit(roots, 0, null);
  return lines;
}

/** Index of the next line after `from` whose span failed, going round at the end; -1 when there is none. */
export function nextFailed(lines: readonly TreeRow[], from: number): number {
  for (let step = 1; step <= lines.length; step++) {
    const index = (from + step) % lines.length;
    if (lines[index]?.row.failed === true) return index;
  }
  return -1;
}

function countInside(node: SpanNode): { llm: number; tool: number } {
  const counts = { llm: 0, tool: 0 };
  for (const child of node.children) {
    const deeper = countInside(child);
    counts.llm += deeper.llm + (child.row.type === "llm" ? 1 : 0);
    counts.tool += deeper.tool + (child.row.type === "tool" ? 1 : 0);
  }
  return counts;
}

"use client";

import { useMemo } from "react";
import { matchSpans } from "@/lib/trajectory/span-filter";
import { shownPositions, type TreeRow, treeRow } from "@/lib/trajectory/tree-rows";
import type { TrajectorySnapshot } from "./use-trajectory";
import type { StepsView } from "./view-store";

/** The lines of a trajectory as the view has them. Indexes count the lines from the top. */
export interface ShownSpans {
  /** Position in the tree of each line. */
  readonly positions: Uint32Array;
  readonly seqAt: (index: number) => number;
  /** The same object until something of the line changes. */
  readonly rowAt: (index: number) => TreeRow;
}

export function useShownSpans(snapshot: TrajectorySnapshot, { closed, filter }: StepsView): ShownSpans {
  const matches = useMemo(() => matchSpans(snapshot.table, snapshot.tree, filter), [snapshot, filter]);
  return useMemo(() => {
    const { table, tree } = snapshot;
    const positions = shownPositions(table, tree, { closed, matches });
    const rows = new Map<number, TreeRow>();
    const seqAt = (index: number) => table.columns.seq[tree.index[positions[index] ?? 0] ?? 0] ?? -1;
    const rowAt = (index: number) => {
      const position = positions[index] ?? 0;
      const known = rows.get(position);
      if (known !== undefined) return known;
      const row = treeRow(table, tree, { position, closed });
      rows.set(position, row);
      return row;
    };
    return { positions, seqAt, rowAt };
  }, [snapshot, closed, matches]);
}

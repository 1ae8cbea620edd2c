"use client";

import { useKeys } from "@/components/ui/use-keys";
import { nextFailed, type TreeRow } from "@/lib/trajectory/tree-rows";

interface TrajectoryKeys {
  readonly lines: readonly TreeRow[];
  /** The span that the keys start from; null when none was chosen yet. */
  readonly current: number | null;
  readonly isOpen: boolean;
  readonly goTo: (seq: number) => void;
  readonly open: (seq: number) => void;
  readonly close: () => void;
  readonly setClosed: (seq: number, closed: boolean) => void;
  readonly copyLink: (seq: number) => void;
}

/** The keys of ui.md that belong to a trajectory. */
export function useTrajectoryKeys(view: TrajectoryKeys): void {
  const { lines, current } = view;
  const index = lines.findIndex(({ row }) => row.seq === current);
  const goTo = (to: number) => {
    const line = lines[Math.min(lines.length - 1, Math.max(0, to))];
    if (line !== undefined) view.goTo(line.row.seq);
  };
  const line = lines[index];
  const next = () => goTo(index + 1);
  const previous = () => goTo(index < 0 ? lines.length - 1 : index - 1);
  useKeys({
    j: next,
    k: previous,
    ArrowDown: () => isInList() && next(),
    ArrowUp: () => isInList() && previous(),
    l: () => line?.open === false && view.setClosed(line.row.seq, false),
    h: () => {
      if (line === undefined) return;
      if (line.hasChildren && line.open) view.setClosed(line.row.seq, true);
      else if (line.above !== null) view.goTo(line.above);
    },
    e: () => {
      const failed = nextFailed(lines, index);
      if (failed >= 0) goTo(failed);
    },
    "g g": () => goTo(0),
    G: () => goTo(lines.length - 1),
    c: () => line !== undefined && view.copyLink(line.row.seq),
    ...(line === undefined ? {} : { Enter: () => view.open(line.row.seq) }),
    ...(view.isOpen ? { Escape: view.close } : {}),
  });
}

/** Arrows scroll the page unless the list has the focus. */
function isInList(): boolean {
  return document.activeElement?.closest(".span-list") != null;
}

"use client";

import type { SpanLine } from "@/lib/contract/span-columns";
import { noFilter } from "@/lib/trajectory/span-filter";
import { lineAt } from "@/lib/trajectory/span-table";
import { nextFailed, shownAt } from "@/lib/trajectory/tree-rows";
import type { ShownSpans } from "./use-shown-spans";
import type { SpanSearch } from "./use-span-search";
import type { TrajectorySnapshot } from "./use-trajectory";
import { toggled } from "./use-trajectory-view";
import type { StepsView } from "./view-store";

interface StepsState {
  readonly snapshot: TrajectorySnapshot;
  readonly spans: ShownSpans;
  readonly view: StepsView;
  readonly change: (next: Partial<StepsView>) => void;
  /** seq of the span that steps start from; null when none was chosen yet. */
  readonly current: number | null;
  readonly setCurrent: (seq: number) => void;
  readonly search: SpanSearch | null;
}

/** Every way to go through the lines of a trajectory, for keys, buttons and clicks. */
export function useSteps({ snapshot, spans, view, change, current, setCurrent, search }: StepsState) {
  const { table, tree } = snapshot;
  const { positions } = spans;
  const position = positionOf(current);
  const index = position < 0 ? -1 : shownAt(tree, positions, position);
  const line: SpanLine | null = position < 0 ? null : lineAt(table, tree.index[position] ?? 0);

  function positionOf(seq: number | null): number {
    const at = seq === null ? undefined : table.indexOf(seq);
    return at === undefined ? -1 : (tree.position[at] ?? -1);
  }
  const open = (seq: number) => {
    setCurrent(seq);
    change({ selected: seq });
  };
  /** Opens a span that may be hidden or far away. */
  const follow = (seq: number) => {
    setCurrent(seq);
    change({ ...revealed(seq), selected: seq });
    focusDrawn(seq);
  };
  const goToSeq = (seq: number) => {
    setCurrent(seq);
    if (view.selected !== null) change({ selected: seq });
    focusDrawn(seq);
  };
  const goTo = (to: number) => {
    if (positions.length > 0) goToSeq(spans.seqAt(Math.min(positions.length - 1, Math.max(0, to))));
  };
  const toggle = (seq: number) => {
    change({ closed: toggled(view.closed, seq) });
  };
  /** What shows a hidden span: what is closed around it is opened, or else the filter that it does not pass is cleared. */
  const revealed = (seq: number): Partial<StepsView> => {
    const at = positionOf(seq);
    if (at < 0) return {}; // its part of the trajectory is still to come
    if (spans.seqAt(shownAt(tree, positions, at)) === seq) return {};
    const closed = new Set(view.closed);
    for (let above = tree.above[at] ?? -1; above >= 0; above = tree.above[above] ?? -1) {
      closed.delete(table.columns.seq[tree.index[above] ?? 0] ?? -1);
    }
    return closed.size < view.closed.size ? { closed } : { filter: noFilter };
  };
  const stepHit = (by: 1 | -1) => {
    const seqs = search?.seqs ?? [];
    if (seqs.length === 0) return;
    const from = current ?? -1;
    const next =
      by === 1 ? (seqs.find((seq) => seq > from) ?? seqs[0]) : (seqs.findLast((seq) => seq < from) ?? seqs.at(-1));
    if (next === undefined) return;
    setCurrent(next);
    change({ ...revealed(next), selected: next });
  };
  const collapse = () => {
    if (line === null) return;
    const row = spans.rowAt(index);
    if (row.hasChildren && row.open && row.line.seq === line.seq) toggle(line.seq);
    else if ((tree.above[position] ?? -1) >= 0)
      goToSeq(table.columns.seq[tree.index[tree.above[position] ?? 0] ?? 0] ?? 0);
  };
  return {
    index,
    line,
    isOpen: view.selected !== null,
    open,
    follow,
    close: () => {
      change({ selected: null });
      // The button that closed it is gone: the keyboard goes on from the line.
      if (view.selected !== null) focusLine(view.selected);
    },
    toggle,
    next: () => goTo(index + 1),
    previous: () => goTo(index < 0 ? positions.length - 1 : index - 1),
    first: () => goTo(0),
    last: () => goTo(positions.length - 1),
    expand: () => line !== null && view.closed.has(line.seq) && toggle(line.seq),
    collapse,
    nextFailed: () => {
      const failed = nextFailed(table, tree, { shown: positions, from: index });
      if (failed >= 0) goTo(failed);
    },
    stepHit,
    clearFilter: () => change({ filter: noFilter }),
  };
}

/** The line may have to be drawn first: that takes a frame. */
function focusDrawn(seq: number): void {
  requestAnimationFrame(() => requestAnimationFrame(() => focusLine(seq)));
}

function focusLine(seq: number): void {
  document.getElementById(`span-${seq}`)?.focus({ preventScroll: true });
}

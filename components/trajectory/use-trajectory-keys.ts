"use client";

import { useKeys } from "@/components/ui/use-keys";
import type { SpanLine } from "@/lib/contract/span-columns";

interface TrajectoryKeys {
  /** The span that the keys start from; null when none was chosen yet. */
  readonly line: SpanLine | null;
  readonly isOpen: boolean;
  readonly open: (seq: number) => void;
  readonly close: () => void;
  readonly next: () => void;
  readonly previous: () => void;
  readonly first: () => void;
  readonly last: () => void;
  readonly expand: () => void;
  readonly collapse: () => void;
  readonly nextFailed: () => void;
  readonly stepHit: (by: 1 | -1) => void;
  readonly find: () => void;
  readonly zoomBy: (factor: number) => void;
  readonly zoomToCurrent: () => void;
  readonly fit: () => void;
  readonly copyLink: (seq: number) => void;
}

/** The keys of ui.md that belong to a trajectory. */
export function useTrajectoryKeys(steps: TrajectoryKeys): void {
  const { line } = steps;
  useKeys({
    j: steps.next,
    k: steps.previous,
    ArrowDown: () => isInList() && steps.next(),
    ArrowUp: () => isInList() && steps.previous(),
    l: steps.expand,
    h: steps.collapse,
    e: steps.nextFailed,
    "g g": steps.first,
    G: steps.last,
    "/": steps.find,
    n: () => steps.stepHit(1),
    N: () => steps.stepHit(-1),
    "+": () => steps.zoomBy(1 / 2),
    "=": () => steps.zoomBy(1 / 2),
    "-": () => steps.zoomBy(2),
    z: steps.zoomToCurrent,
    f: steps.fit,
    c: () => line !== null && steps.copyLink(line.seq),
    ...(line === null ? {} : { Enter: () => steps.open(line.seq) }),
    ...(steps.isOpen ? { Escape: steps.close } : {}),
  });
}

/** Arrows scroll the page unless the list has the focus. */
function isInList(): boolean {
  return document.activeElement?.closest(".span-list") != null;
}

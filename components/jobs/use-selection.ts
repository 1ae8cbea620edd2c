import { useRef, useState } from "react";
import { selectRange } from "./select-range";

/** Which jobs of a page are selected. */
export interface Selection {
  /** In the order of the page. */
  readonly ids: readonly string[];
  readonly count: number;
  readonly has: (id: string) => boolean;
  /** Turns a job's selection round; with `range` everything from the one before to it becomes as it is then. */
  readonly toggle: (id: string, range: boolean) => void;
  readonly setAll: (on: boolean) => void;
}

/** Keeps a selection of `all`; what leaves the page leaves the selection. */
export function useSelection(all: readonly string[]): Selection {
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const last = useRef<string | null>(null);
  const ids = all.filter((id) => selected.has(id));
  return {
    ids,
    count: ids.length,
    has: (id) => selected.has(id),
    toggle: (id, range) => {
      const from = range ? last.current : null;
      last.current = id;
      setSelected((before) => selectRange(all, before, { from, to: id }));
    },
    setAll: (on) => setSelected(new Set(on ? all : [])),
  };
}

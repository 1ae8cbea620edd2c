"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import { type ReactNode, type RefObject, useEffect, useRef, useSyncExternalStore } from "react";
import type { TreeRow } from "@/lib/trajectory/tree-rows";

/** Height of a line in pixels; the style sheet has the same. */
const ROW_PX = 28;
/** Longer trajectories are drawn only as far as they are seen. */
const MAX_PLAIN = 200;
const OVERSCAN = 20;

interface TrajectoryListProps {
  readonly lines: readonly TreeRow[];
  /** Index of the line to keep in view; -1 for none. */
  readonly current: number;
  /** What stands over the lines. */
  readonly axis: ReactNode;
  readonly renderLine: (line: TreeRow) => ReactNode;
}

/** The lines of a trajectory. A long one is drawn in full by the server, for browsers without a script, and in part afterwards. */
export function TrajectoryList(props: TrajectoryListProps) {
  const hydrated = useSyncExternalStore(noChange, yes, no);
  return hydrated && props.lines.length > MAX_PLAIN ? <VirtualLines {...props} /> : <PlainLines {...props} />;
}

function PlainLines({ lines, current, axis, renderLine }: TrajectoryListProps) {
  const list = useRef<HTMLOListElement>(null);
  const arriving = useRef(true);
  useEffect(() => {
    // A link to a span shows what is around it; afterwards nothing moves more than it must. In braces, because newer
    // browsers return a promise, which React would take for the effect's clean-up.
    list.current?.children[current]?.scrollIntoView({ block: arriving.current ? "center" : "nearest" });
    arriving.current = false;
  }, [current]);
  return (
    <>
      {axis}
      <ol ref={list} className="span-list">
        {lines.map((line) => (
          <ListItem key={line.row.seq} line={line}>
            {renderLine(line)}
          </ListItem>
        ))}
      </ol>
    </>
  );
}

function VirtualLines({ lines, current, axis, renderLine }: TrajectoryListProps) {
  const scroller: RefObject<HTMLElement | null> = useRef(null);
  const virtual = useVirtualizer({
    count: lines.length,
    estimateSize: () => ROW_PX,
    overscan: OVERSCAN,
    getScrollElement: () => scroller.current,
    getItemKey: (index) => lines[index]?.row.seq ?? index,
  });
  useEffect(() => {
    if (current >= 0) virtual.scrollToIndex(current, { align: "auto" });
  }, [current, virtual]);
  return (
    <section ref={scroller} className="span-scroll" aria-label="Spans">
      <div className="bg-canvas sticky top-0 z-10">{axis}</div>
      <ol className="span-list relative" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map((item) => {
          const line = lines[item.index];
          return line === undefined ? null : (
            <ListItem key={item.key} line={line} top={item.start}>
              {renderLine(line)}
            </ListItem>
          );
        })}
      </ol>
    </section>
  );
}

function ListItem({ line, top, children }: { line: TreeRow; top?: number; children: ReactNode }) {
  return (
    <li
      aria-posinset={line.place}
      aria-setsize={line.siblings}
      className={top === undefined ? "" : "absolute inset-x-0"}
      style={top === undefined ? undefined : { top }}
    >
      {children}
    </li>
  );
}

const noChange = () => () => undefined;
const yes = () => true;
const no = () => false;

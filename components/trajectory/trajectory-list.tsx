"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import { type ReactNode, type RefObject, useEffect, useEffectEvent, useLayoutEffect, useRef } from "react";
import { FIRST_SPANS } from "@/lib/contract/span-columns";

/** Height of a line in pixels; the style sheet has the same. */
const ROW_PX = 28;
/** Height of the axis over them; the style sheet has the same. */
const AXIS_PX = 20;
/** Lines drawn above and below those in view. */
const OVERSCAN = 2;

interface TrajectoryListProps {
  /** How many lines there are. */
  readonly count: number;
  /** How many spans have come while the run goes on; null when it is over. */
  readonly arrived: number | null;
  /** Whether any line has tokens: their column is there then. */
  readonly tokens: boolean;
  /** Names a line for good, whatever its place. */
  readonly keyOf: (index: number) => number;
  /** `slot` is the React key. */
  readonly renderLine: (place: { index: number; slot: string; top: number }) => ReactNode;
  /** Index of the line that keys start from; -1 for none. It is brought into sight when `shown` changes. */
  readonly current: number;
  /** seq of the span to bring into sight; null for none. */
  readonly shown: number | null;
  /** What stands over the lines. */
  readonly axis: ReactNode;
  /** Stands after the last line. */
  readonly end: RefObject<HTMLDivElement | null>;
  readonly onSelect: (seq: number) => void;
  readonly onToggle: (seq: number) => void;
}

/** The lines of a trajectory, drawn as far as they are seen. */
export function TrajectoryList(props: TrajectoryListProps) {
  const { count, arrived, tokens, keyOf, renderLine, current, shown, axis, end, onSelect, onToggle } = props;
  const scroller = useRef<HTMLElement>(null);
  const virtual = useVirtualizer({
    count,
    estimateSize: () => ROW_PX,
    overscan: OVERSCAN,
    initialRect: { width: 0, height: (FIRST_SPANS - OVERSCAN) * ROW_PX },
    getScrollElement: () => scroller.current,
    getItemKey: keyOf,
  });
  useFollowedEnd(scroller, arrived);
  useClicks(scroller, onSelect, onToggle);
  const arriving = useRef(true);
  const bringIntoSight = useEffectEvent(() => {
    // A link to a span shows what is around it; afterwards nothing moves more than it must.
    virtual.scrollToIndex(current, { align: arriving.current ? "center" : "auto" });
    arriving.current = false;
  });
  const isThere = current >= 0;
  useEffect(() => {
    if (shown === null || !isThere) return;
    bringIntoSight();
    // The list itself may be out of sight; its line has to be drawn first.
    const frame = requestAnimationFrame(() => requestAnimationFrame(() => showLine(scroller.current)));
    return () => cancelAnimationFrame(frame);
  }, [shown, isThere]);
  const items = virtual.getVirtualItems();
  const shift = useJumpShift(items);
  return (
    <section
      ref={scroller}
      className="span-scroll"
      aria-label="Spans"
      data-tokens={tokens || undefined}
      style={{ height: `min(75vh, ${virtual.getTotalSize() + AXIS_PX}px)` }}
    >
      <div className="span-axis-row">{axis}</div>
      <ol className="span-list" style={{ height: virtual.getTotalSize() }}>
        {items.map(({ index, start }) =>
          renderLine({ index, slot: index === current ? "current" : String(index - shift), top: start }),
        )}
      </ol>
      <div ref={end} />
    </section>
  );
}

/**
 * What to take from the index of a line for the key of its element. While lines come in one by one they are made, and others go. In
 * a jump, where all or most of them are new, the elements that are there are filled anew: that is much cheaper than to make a
 * screen of them in one frame. The line that may have the keyboard's focus has an element of its own.
 */
function useJumpShift(items: readonly { readonly index: number }[]): number {
  const last = useRef({ first: 0, shift: 0 });
  const first = items[0]?.index ?? 0;
  const moved = first - last.current.first;
  if (moved !== 0) {
    const isJump = Math.abs(moved) * 2 > items.length;
    last.current = { first, shift: last.current.shift + (isJump ? moved : 0) };
  }
  return last.current.shift;
}

function showLine(list: HTMLElement | null): void {
  list?.querySelector("[data-current]")?.scrollIntoView({ block: "nearest" });
}

/** Keeps the end in view when spans come for a reader who is there; for others nothing moves. */
function useFollowedEnd(scroller: RefObject<HTMLElement | null>, arrived: number | null): void {
  const before = useRef({ arrived, height: 0 });
  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    const { arrived: had, height } = before.current;
    const wasAtEnd = height > 0 && height - element.scrollTop - element.clientHeight < 2 * ROW_PX;
    if (had !== null && arrived !== null && arrived > had && wasAtEnd) element.scrollTop = element.scrollHeight;
    before.current = { arrived, height: element.scrollHeight };
  }, [scroller, arrived]);
}

/** One listener for the links and buttons of all lines, so that lines are not drawn again because of it. */
function useClicks(
  scroller: RefObject<HTMLElement | null>,
  onSelect: (seq: number) => void,
  onToggle: (seq: number) => void,
): void {
  const click = useEffectEvent((event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || !(event.target instanceof Element)) return;
    const seq = event.target.closest("[data-seq]")?.getAttribute("data-seq") ?? null;
    if (seq === null) return;
    event.preventDefault();
    if (event.target.closest(".span-twist") === null) onSelect(Number(seq));
    else onToggle(Number(seq));
  });
  useEffect(() => {
    const element = scroller.current;
    const listen = (event: MouseEvent) => click(event);
    element?.addEventListener("click", listen);
    return () => element?.removeEventListener("click", listen);
  }, [scroller]);
}

"use client";

import { formatDuration } from "@/components/ui/quantities";
import { type Timeline, timelineTicks } from "@/lib/trajectory/timeline";
import { useFollowedStretch } from "./time-stretch";

const TICKS = 4;
/** A label that would begin beyond this percentage would leave the axis. */
const LAST_PERCENT = 92;

/** The times over the bars, from the start of the run. */
export function TimelineAxis() {
  const { ref, shown } = useFollowedStretch<HTMLDivElement>(fit);
  return (
    <div ref={ref} className="span-axis" aria-hidden="true">
      {ticksOf(shown).map(({ place, text, left }) => (
        <span key={place} style={{ left }}>
          {text}
        </span>
      ))}
    </div>
  );
}

interface Tick {
  readonly place: number;
  readonly text: string;
  /** Out of the axis when there are fewer ticks than places for them. */
  readonly left: string;
}

function ticksOf(shown: Timeline): Tick[] {
  const percent = (offset: number) => ((offset - shown.start) / (shown.end - shown.start)) * 100;
  const offsets = timelineTicks(shown, 0, TICKS).filter((offset) => percent(offset) <= LAST_PERCENT);
  return Array.from({ length: TICKS + 1 }, (_, place) => {
    const offset = offsets[place];
    if (offset === undefined) return { place, text: "", left: "100%" };
    return { place, text: tickText(offset), left: `${percent(offset).toFixed(2)}%` };
  });
}

function fit(axis: HTMLDivElement, shown: Timeline): void {
  const ticks = ticksOf(shown);
  for (const [index, element] of Array.from(axis.children).entries()) {
    const tick = ticks[index];
    if (tick === undefined || !(element instanceof HTMLElement)) continue;
    element.style.left = tick.left;
    element.textContent = tick.text;
  }
}

/** Ticks are round: `5m`, not `5m 00s`; but after an hour seconds count when there are any. */
function tickText(offset: number): string {
  return offset === 0
    ? "0"
    : formatDuration(offset)
        .replace(/ 00[sm]$/, "")
        .replace(/\.0 s$/, " s");
}

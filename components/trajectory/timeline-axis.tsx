"use client";

import { formatDuration } from "@/components/ui/quantities";
import { timelineTicks } from "@/lib/trajectory/timeline";
import { useTimeStretch } from "./time-stretch";

const TICKS = 4;
/** A label that would begin beyond this percentage would leave the axis. */
const LAST_PERCENT = 92;

/** The times over the bars, from the start of the run. */
export function TimelineAxis() {
  const shown = useTimeStretch();
  const percent = (offset: number) => ((offset - shown.start) / (shown.end - shown.start)) * 100;
  return (
    <div className="span-axis" aria-hidden="true">
      {timelineTicks(shown, 0, TICKS)
        .filter((offset) => percent(offset) <= LAST_PERCENT)
        .map((offset) => (
          <span key={offset} style={{ left: `${percent(offset).toFixed(2)}%` }}>
            {tickText(offset)}
          </span>
        ))}
    </div>
  );
}

/** Ticks are round: `5m`, not `5m 00s`; but after an hour seconds count when there are any. */
function tickText(offset: number): string {
  return offset === 0
    ? "0"
    : formatDuration(offset)
        .replace(/ 00[sm]$/, "")
        .replace(/\.0 s$/, " s");
}

import { formatDuration } from "@/components/ui/quantities";
import { type Timeline, timelineTicks } from "@/lib/trajectory/timeline";

const TICKS = 4;
/** A label that would begin beyond this percentage would leave the axis. */
const LAST_PERCENT = 92;

/** The times over the bars. */
export function TimelineAxis({ timeline }: { timeline: Timeline | null }) {
  if (timeline === null) return null;
  const percent = (offset: number) => (offset / (timeline.end - timeline.start)) * 100;
  return (
    <div className="span-axis" aria-hidden="true">
      {timelineTicks(timeline, TICKS)
        .filter((offset) => percent(offset) <= LAST_PERCENT)
        .map((offset) => (
          <span key={offset} style={{ left: `${percent(offset).toFixed(2)}%` }}>
            {tickText(offset)}
          </span>
        ))}
    </div>
  );
}

/** Ticks are round: `5m`, not `5m 00s`. */
function tickText(offset: number): string {
  return offset === 0
    ? "0"
    : formatDuration(offset)
        .replace(/ 00[sm]$/, "")
        .replace(/\.0 s$/, " s");
}

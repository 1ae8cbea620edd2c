import { formatCost, formatDuration, formatTokens } from "@/components/ui/quantities";
import type { EndCounts, WorkSums } from "@/lib/contract/stats";
import { endedJobs, meanDurationMs } from "@/lib/stats/sums";
import { Count } from "./count";
import type { LinkTo } from "./stats-links";

/** The columns of {@link EndCells}. */
export const END_COLUMNS = ["Finished", "Failed", "Aborted"] as const;

interface EndCellsProps {
  readonly ends: EndCounts;
  readonly link: LinkTo;
}

/** How jobs ended. */
export function EndCells({ ends, link }: EndCellsProps) {
  const { finished, failed, aborted } = ends;
  const jobs = endedJobs(ends);
  return (
    <>
      <td>
        <Count value={finished} to={link({ state: "finished" })} of={jobs} />
      </td>
      <td>
        <Count value={failed} to={link({ state: "failed" })} of={jobs} />
      </td>
      <td>
        <Count value={aborted} to={link({ state: "aborted", showAborted: true })} of={jobs} />
      </td>
    </>
  );
}

/** The columns of {@link WorkCells}. */
export const WORK_COLUMNS = ["Mean time", "Tokens in", "Tokens out", "Cost"] as const;

/** What jobs took. */
export function WorkCells({ work }: { work: EndCounts & WorkSums }) {
  return (
    <>
      <td>{formatDuration(meanDurationMs(work))}</td>
      <td>{formatTokens(work.tokens.input)}</td>
      <td>{formatTokens(work.tokens.output + work.tokens.thoughts)}</td>
      <td>{costText(work)}</td>
    </>
  );
}

function costText({ costMicros, unpriced, ...ends }: EndCounts & WorkSums): string {
  if (unpriced === 0) return formatCost(costMicros);
  return unpriced === endedJobs(ends) ? formatCost(null) : `${formatCost(costMicros)} + ${unpriced} without a price`;
}

import { formatShare } from "@/components/ui/quantities";
import type { Period } from "@/lib/contract/stats";
import { type Bucket, within } from "@/lib/stats/period";
import { Count } from "./count";
import { OverTimeCharts } from "./over-time-charts";
import { linkInto } from "./stats-links";
import { StatsTable } from "./stats-table";

interface OverTimeProps {
  readonly namespace: string;
  readonly period: Period;
  readonly bars: readonly Bucket[];
}

/** The jobs by the day or week of their creation, drawn, and as the numbers behind the drawing. */
export function OverTime({ namespace, period, bars }: OverTimeProps) {
  return (
    <>
      <OverTimeCharts bars={bars} />
      <details className="mt-2">
        <summary className="text-muted">The numbers as a table</summary>
        <StatsTable
          label="Jobs over time"
          columns={["Created from", "Finished", "Failed", "Aborted", "Correct", "Incorrect", "Accuracy"]}
        >
          {bars
            .filter(({ finished, failed, aborted }) => finished + failed + aborted > 0)
            .map((bar) => (
              <BucketRow key={bar.from} bar={bar} namespace={namespace} period={within(bar, period)} />
            ))}
        </StatsTable>
      </details>
    </>
  );
}

function BucketRow({ bar, namespace, period }: { bar: Bucket; namespace: string; period: Period }) {
  const link = linkInto(namespace, period);
  const reviewed = bar.correct + bar.incorrect;
  return (
    <tr>
      <th scope="row">{bar.from}</th>
      <td>
        <Count value={bar.finished} to={link({ state: "finished" })} />
      </td>
      <td>
        <Count value={bar.failed} to={link({ state: "failed" })} />
      </td>
      <td>
        <Count value={bar.aborted} to={link({ state: "aborted", showAborted: true })} />
      </td>
      <td>
        <Count value={bar.correct} to={link({ correct: "correct" })} />
      </td>
      <td>
        <Count value={bar.incorrect} to={link({ correct: "incorrect" })} />
      </td>
      <td>{reviewed === 0 ? "–" : formatShare(bar.correct / reviewed)}</td>
    </tr>
  );
}

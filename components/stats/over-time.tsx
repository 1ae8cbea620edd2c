import { DataTable } from "@/components/ui/data-table";
import type { Period, StatsChoice } from "@/lib/contract/stats";
import { type Bucket, within } from "@/lib/stats/period";
import { endedJobs } from "@/lib/stats/sums";
import { accuracyText } from "./accuracy";
import { Count } from "./count";
import { END_COLUMNS, EndCells, WORK_COLUMNS, WorkCells } from "./job-cells";
import { OverTimeCharts } from "./over-time-charts";
import { type LinkTo, linkInto } from "./stats-links";

interface OverTimeProps {
  readonly choice: StatsChoice;
  readonly period: Period;
  readonly bars: readonly Bucket[];
}

/** The jobs by the day or week of their creation, drawn, and as the numbers behind the drawing. */
export function OverTime({ choice, period, bars }: OverTimeProps) {
  return (
    <>
      <OverTimeCharts bars={bars} />
      <details className="mt-2">
        <summary className="text-muted">The numbers as a table</summary>
        <DataTable
          label="Jobs over time"
          columns={["Created from", ...END_COLUMNS, ...WORK_COLUMNS, "Correct", "Incorrect", "Accuracy (95 %)"]}
        >
          {bars
            .filter((bar) => endedJobs(bar) > 0)
            .map((bar) => (
              <BucketRow key={bar.from} bar={bar} link={linkInto(choice, within(bar, period))} />
            ))}
        </DataTable>
      </details>
    </>
  );
}

function BucketRow({ bar, link }: { bar: Bucket; link: LinkTo }) {
  return (
    <tr>
      <th scope="row">{bar.from}</th>
      <EndCells ends={bar} link={link} />
      <WorkCells work={bar} />
      <td>
        <Count value={bar.correct} to={link({ correct: "correct" })} />
      </td>
      <td>
        <Count value={bar.incorrect} to={link({ correct: "incorrect" })} />
      </td>
      <td>{accuracyText(bar)}</td>
    </tr>
  );
}

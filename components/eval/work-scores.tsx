import Link from "next/link";
import { DataTable } from "@/components/ui/data-table";
import { formatCost, formatDuration } from "@/components/ui/quantities";
import { visibleLine } from "@/components/ui/visible-text";
import type { EvalReport } from "@/lib/eval/eval-report";
import { endColumns } from "@/lib/eval/score-columns";
import type { LinkToCases } from "./verdict-scores";

const COLUMNS = [...endColumns, "Cost", "Median time", "95th percentile"];

/** What the jobs took and how they ended. */
export function WorkScores({ report, link }: { report: EvalReport; link: LinkToCases }) {
  return (
    <DataTable label="Jobs" columns={COLUMNS} words={2}>
      {report.sets.map(({ workflow, set, cases, work }) => (
        <tr key={`${workflow} ${set}`}>
          <th scope="row">{visibleLine(workflow)}</th>
          <td>{set}</td>
          <td>{cases}</td>
          <td>{work.jobs}</td>
          <td>{work.finished}</td>
          <td>
            {work.failed === 0 ? (
              0
            ) : (
              <Link href={link({ workflow, set, view: "failed" })} prefetch={false}>
                {work.failed}
              </Link>
            )}
          </td>
          <td>{work.aborted}</td>
          <td>
            {formatCost(work.costMicros)}
            {work.unpriced > 0 && ` and ${work.unpriced} unknown`}
          </td>
          <td>{formatDuration(work.medianMs)}</td>
          <td>{formatDuration(work.p95Ms)}</td>
        </tr>
      ))}
    </DataTable>
  );
}

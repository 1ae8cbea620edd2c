import { DataTable } from "@/components/ui/data-table";
import { visibleLine } from "@/components/ui/visible-text";
import type { StatsFailure } from "@/lib/contract/stats";
import { Count } from "./count";
import type { LinkTo } from "./stats-links";

/** Why jobs failed, the most frequent reason first. */
export function FailureTable({ failures, link }: { failures: readonly StatsFailure[]; link: LinkTo }) {
  const all = failures.reduce((sum, { jobs }) => sum + jobs, 0);
  return (
    <DataTable label="Failures" columns={["Reason, without what differs", "Jobs"]}>
      {failures.map(({ reason, jobs }) => (
        <tr key={reason}>
          <th scope="row" className="long-cell">
            {visibleLine(reason)}
          </th>
          <td>
            <Count value={jobs} to={link({ state: "failed", failure: reason })} of={all} />
          </td>
        </tr>
      ))}
    </DataTable>
  );
}

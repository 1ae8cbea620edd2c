import { formatCost, formatDuration, formatTokens } from "@/components/ui/quantities";
import type { StatsGroup, StatsGrouping } from "@/lib/contract/stats";
import { Accuracy } from "./accuracy";
import { Count } from "./count";
import { GroupName, groupingNames } from "./group-name";
import { type LinkTo, linkIntoGroup } from "./stats-links";
import { StatsTable } from "./stats-table";

interface GroupsProps {
  readonly groups: readonly StatsGroup[];
  readonly grouping: StatsGrouping;
  readonly link: LinkTo;
}

/** What the jobs of each group came to. */
export function GroupTable({ groups, grouping, link }: GroupsProps) {
  return (
    <StatsTable
      label={`Jobs by ${groupingNames[grouping].toLowerCase()}`}
      columns={[
        groupingNames[grouping],
        "Jobs",
        "Finished",
        "Failed",
        "Aborted",
        "Mean time",
        "Tokens in",
        "Tokens out",
        "Cost",
        "Accuracy (95 %)",
      ]}
    >
      {groups.map((group) => (
        <GroupRow key={group.key} group={group} grouping={grouping} link={linkIntoGroup(link, grouping, group)} />
      ))}
    </StatsTable>
  );
}

interface GroupRowProps {
  readonly group: StatsGroup;
  readonly grouping: StatsGrouping;
  readonly link: LinkTo;
}

function GroupRow({ group, grouping, link }: GroupRowProps) {
  const { finished, failed, aborted, tokens } = group;
  const jobs = finished + failed + aborted;
  const run = finished + failed;
  return (
    <tr>
      <th scope="row">
        <GroupName grouping={grouping} name={group.key} />
      </th>
      <td>
        <Count value={jobs} to={link({ showAborted: true })} />
      </td>
      <td>
        <Count value={finished} to={link({ state: "finished" })} of={jobs} />
      </td>
      <td>
        <Count value={failed} to={link({ state: "failed" })} of={jobs} />
      </td>
      <td>
        <Count value={aborted} to={link({ state: "aborted", showAborted: true })} of={jobs} />
      </td>
      <td>{formatDuration(run === 0 ? null : group.durationMs / run)}</td>
      <td>{formatTokens(tokens.input)}</td>
      <td>{formatTokens(tokens.output + tokens.thoughts)}</td>
      <td>{costText(group, jobs)}</td>
      <td>
        <Accuracy reviews={group} link={link} />
      </td>
    </tr>
  );
}

function costText({ costMicros, unpriced }: StatsGroup, jobs: number): string {
  if (unpriced === 0) return formatCost(costMicros);
  return unpriced === jobs ? formatCost(null) : `${formatCost(costMicros)} + ${unpriced} without a price`;
}

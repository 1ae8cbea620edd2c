import type { StatsGroup, StatsGrouping } from "@/lib/contract/stats";
import { endedJobs } from "@/lib/stats/sums";
import { Accuracy } from "./accuracy";
import { Count } from "./count";
import { GroupName, groupingNames } from "./group-name";
import { END_COLUMNS, EndCells, WORK_COLUMNS, WorkCells } from "./job-cells";
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
      columns={[groupingNames[grouping], "Jobs", ...END_COLUMNS, ...WORK_COLUMNS, "Accuracy (95 %)"]}
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
  const jobs = endedJobs(group);
  return (
    <tr>
      <th scope="row">
        <GroupName grouping={grouping} name={group.key} />
      </th>
      <td>
        <Count value={jobs} to={link({ showAborted: true })} />
      </td>
      <EndCells ends={group} link={link} />
      <WorkCells work={group} />
      <td>
        <Accuracy reviews={group} link={link} />
      </td>
    </tr>
  );
}

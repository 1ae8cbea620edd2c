import { DataTable } from "@/components/ui/data-table";
import { formatCount } from "@/components/ui/quantities";
import type { StatsChoice, StatsGroup } from "@/lib/contract/stats";
import { endedJobs } from "@/lib/stats/sums";
import { Accuracy } from "./accuracy";
import { GroupHeading, groupingNames } from "./group-name";
import { END_COLUMNS, EndCells, WORK_COLUMNS, WorkCells } from "./job-cells";
import { type LinkTo, linkIntoGroup } from "./stats-links";

/** Groups as {@link GroupTable} and the table of their verdicts take them. */
export interface GroupsProps {
  readonly groups: readonly StatsGroup[];
  readonly choice: StatsChoice;
  readonly link: LinkTo;
}

/** What the jobs of each group came to. */
export function GroupTable({ groups, choice, link }: GroupsProps) {
  const { grouping } = choice;
  return (
    <DataTable
      label={`Jobs by ${groupingNames[grouping].toLowerCase()}`}
      columns={[groupingNames[grouping], "Ended", ...END_COLUMNS, ...WORK_COLUMNS, "Accuracy (95 %)"]}
    >
      {groups.map((group) => (
        <GroupRow key={group.key} group={group} choice={choice} link={linkIntoGroup(link, grouping, group)} />
      ))}
    </DataTable>
  );
}

interface GroupRowProps {
  readonly group: StatsGroup;
  readonly choice: StatsChoice;
  readonly link: LinkTo;
}

function GroupRow({ group, choice, link }: GroupRowProps) {
  return (
    <tr>
      <GroupHeading choice={choice} name={group.key} />
      <td>{formatCount(endedJobs(group))}</td>
      <EndCells ends={group} link={link} />
      <WorkCells work={group} />
      <td>
        <Accuracy reviews={group} link={link} />
      </td>
    </tr>
  );
}

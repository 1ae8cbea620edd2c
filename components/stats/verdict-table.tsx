import { DataTable } from "@/components/ui/data-table";
import { visibleLine } from "@/components/ui/visible-text";
import type { StatsFlag } from "@/lib/contract/stats";
import { accuracyText } from "./accuracy";
import { Count } from "./count";
import { GroupHeading, groupingNames } from "./group-name";
import type { GroupsProps } from "./group-table";
import { type LinkTo, linkIntoGroup } from "./stats-links";

/** How often each output was yes and no, and how often its own reviews agree with it. */
export function VerdictTable({ groups, choice, link }: GroupsProps) {
  const { grouping } = choice;
  return (
    <DataTable
      label="Verdicts"
      columns={[groupingNames[grouping], "Output", "Yes ✅", "No ❌", "Accuracy (95 %)", "Reviewed correct"]}
      words={2}
    >
      {groups.flatMap((group) =>
        group.flags.map((flag) => (
          <tr key={`${group.key} ${flag.name}`}>
            <GroupHeading choice={choice} name={group.key} />
            <FlagCells flag={flag} link={linkIntoGroup(link, grouping, group)} />
          </tr>
        )),
      )}
    </DataTable>
  );
}

function FlagCells({ flag, link }: { flag: StatsFlag; link: LinkTo }) {
  const { name, yes, no, correct, incorrect } = flag;
  const reviewed = correct + incorrect;
  return (
    <>
      <td>{visibleLine(name)}</td>
      <td>
        <Count value={yes} to={link({ flags: [{ name, value: true }] })} of={yes + no} />
      </td>
      <td>
        <Count value={no} to={link({ flags: [{ name, value: false }] })} of={yes + no} />
      </td>
      <td>{accuracyText(flag)}</td>
      <td>{reviewed === 0 ? "–" : `${correct} of ${reviewed}`}</td>
    </>
  );
}

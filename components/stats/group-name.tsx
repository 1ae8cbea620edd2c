import Link from "next/link";
import { visibleLine } from "@/components/ui/visible-text";
import type { StatsChoice, StatsGrouping } from "@/lib/contract/stats";
import { statsPage } from "@/lib/routes/stats";

export const groupingNames: Record<StatsGrouping, string> = {
  workflow: "Workflow",
  model: "Model",
  prompt: "Prompt version",
  revision: "Revision",
};

const SHORT_REVISION = 8;

/** What the jobs of a group have in common. */
export function GroupName({ grouping, name }: { grouping: StatsGrouping; name: string }) {
  if (name === "") return <span className="text-muted">none</span>;
  const line = visibleLine(name);
  if (grouping === "workflow" || grouping === "model") return line;
  return (
    <span className="font-mono" title={line}>
      {grouping === "revision" ? line.slice(0, SHORT_REVISION) : line}
    </span>
  );
}

/** The same as the heading of a row. It leads to the stats of that group alone, where failures and steps are its own. */
export function GroupHeading({ choice, name }: { choice: StatsChoice; name: string }) {
  const { grouping, only } = choice;
  const text = <GroupName grouping={grouping} name={name} />;
  return (
    <th scope="row">
      {only[grouping] === undefined ? (
        <Link href={statsPage({ ...choice, only: { ...only, [grouping]: name } })} prefetch={false}>
          {text}
        </Link>
      ) : (
        text
      )}
    </th>
  );
}

import { visibleLine } from "@/components/ui/visible-text";
import type { StatsGrouping } from "@/lib/contract/stats";

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

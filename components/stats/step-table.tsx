import { DataTable } from "@/components/ui/data-table";
import { formatCount, formatDuration, formatShare } from "@/components/ui/quantities";
import { visibleLine } from "@/components/ui/visible-text";
import type { StatsStep } from "@/lib/contract/stats";

/** What the steps of all jobs took, those that took longest first. */
export function StepTable({ steps }: { steps: readonly StatsStep[] }) {
  return (
    <DataTable
      label="Steps"
      columns={["Step", "Type", "Calls", "Failed", "Mean time", "Time", "From a cache"]}
      words={2}
    >
      {steps.map((step) => (
        <tr key={`${step.type} ${step.name}`}>
          <th scope="row">{visibleLine(step.name)}</th>
          <td>
            <span className="text-hue" data-type={step.type}>
              {step.type}
            </span>
          </td>
          <td>{formatCount(step.calls)}</td>
          <td>
            {formatCount(step.failed)}
            {step.failed > 0 && <span className="text-muted"> ({formatShare(step.failed / step.calls)})</span>}
          </td>
          <td>{formatDuration(step.elapsedMs / step.calls)}</td>
          <td>{formatDuration(step.elapsedMs)}</td>
          <td>{cacheText(step)}</td>
        </tr>
      ))}
    </DataTable>
  );
}

function cacheText({ type, cacheable, cached }: StatsStep): string {
  if (cacheable === 0) return "–";
  return `${formatShare(cached / cacheable)} of ${type === "llm" ? "input tokens" : "files"}`;
}

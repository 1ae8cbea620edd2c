import { columnVisibilityFeature, createColumnHelper, tableFeatures } from "@tanstack/react-table";
import { CorrectSign } from "@/components/ui/correct-sign";
import { formatCost, formatTokens } from "@/components/ui/quantities";
import { Elapsed, RelativeTime } from "@/components/ui/time";
import { visibleLine } from "@/components/ui/visible-text";
import type { JobRow } from "@/lib/contract/job";
import type { ListColumn } from "@/lib/contract/job-list-view";
import { columnNames } from "./column-names";
import { BugLink, Claims, Finished, Identifier, Line, Started } from "./job-cells";
import { Verdict } from "./verdict";

export const jobFeatures = tableFeatures({ columnVisibilityFeature });

const helper = createColumnHelper<typeof jobFeatures, JobRow>();

function column(id: ListColumn, cell: (job: JobRow) => React.ReactNode) {
  return helper.display({ id, header: columnNames[id], cell: ({ row }) => cell(row.original) });
}

/** What there may be no room for. */
function verdictText(flags: JobRow["verdict"]): string {
  return flags.map(({ name, value }) => `${name} ${value ? "✅" : "❌"}`).join("  ");
}

/** The columns of the list, in syzbot's order. The link of the Bug column covers the whole row. */
export const jobColumns = helper.columns([
  column("id", ({ id }) => <Identifier text={id} />),
  column("workflow", ({ workflow }) => visibleLine(workflow)),
  column("verdict", ({ verdict, errorSummary }) =>
    verdict.length > 0 ? (
      <span title={verdictText(verdict)}>
        <Verdict flags={verdict} />
      </span>
    ) : (
      <span className="job-why text-failed" title={visibleLine(errorSummary)}>
        {visibleLine(errorSummary)}
      </span>
    ),
  ),
  column("correct", (job) => <CorrectSign job={job} />),
  column("claims", ({ claims }) => claims !== null && <Claims {...claims} />),
  column("description", (job) => <BugLink job={job} />),
  column("model", ({ model }) => <Line text={model} />),
  column("promptVersion", ({ promptVersion }) => <Identifier text={promptVersion} />),
  column("agentName", ({ agentName }) => <Line text={agentName} />),
  column("created", ({ created }) => <RelativeTime at={created} />),
  column("started", (job) => <Started job={job} />),
  column("finished", (job) => <Finished job={job} />),
  column("duration", ({ started, finished }) => started !== null && <Elapsed started={started} finished={finished} />),
  column("tokens", ({ tokens }) => {
    const total = tokens.input + tokens.output + tokens.thoughts;
    return total > 0 && <span className="numeric">{formatTokens(total)}</span>;
  }),
  column("cost", ({ costMicros, finished }) => (
    <span className="numeric">{finished !== null && formatCost(costMicros)}</span>
  )),
  column("codeRevision", ({ codeRevision }) => <Identifier text={codeRevision} />),
  column("errorSummary", ({ errorSummary }) => (
    <span className="text-failed" title={visibleLine(errorSummary)}>
      {visibleLine(errorSummary)}
    </span>
  )),
]);

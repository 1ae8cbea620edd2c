import { createColumnHelper, tableFeatures } from "@tanstack/react-table";
import Link from "next/link";
import { formatExactUtc } from "@/components/ui/quantities";
import { Elapsed, RelativeTime } from "@/components/ui/time";
import { visibleLine } from "@/components/ui/visible-text";
import type { JobRow } from "@/lib/contract/job";
import { routes } from "@/lib/routes";
import { CorrectSign } from "./correct-sign";
import { Verdict } from "./verdict";

export const jobFeatures = tableFeatures({});

const helper = createColumnHelper<typeof jobFeatures, JobRow>();

/** The columns of the list, in syzbot's order. The link of the Bug column covers the whole row. */
export const jobColumns = helper.columns([
  helper.accessor("id", {
    header: "ID",
    cell: ({ getValue }) => (
      <span className="text-muted font-mono" title={getValue()}>
        {getValue().slice(0, 8)}
      </span>
    ),
  }),
  helper.accessor("workflow", { header: "Workflow", cell: ({ getValue }) => visibleLine(getValue()) }),
  helper.accessor("verdict", { header: "Result", cell: ({ getValue }) => <Verdict flags={getValue()} /> }),
  helper.display({ id: "correct", header: "Correct", cell: ({ row }) => <CorrectSign job={row.original} /> }),
  helper.accessor("description", { header: "Bug", cell: ({ row }) => <BugLink job={row.original} /> }),
  helper.accessor("created", { header: "Created", cell: ({ getValue }) => <RelativeTime at={getValue()} /> }),
  helper.accessor("started", { header: "Started", cell: ({ row }) => <Started job={row.original} /> }),
  helper.accessor("finished", { header: "Finished", cell: ({ row }) => <Finished job={row.original} /> }),
  helper.accessor("codeRevision", {
    header: "Revision",
    cell: ({ getValue }) => (
      <span className="text-muted font-mono" title={getValue()}>
        {getValue().slice(0, 8)}
      </span>
    ),
  }),
  helper.accessor("errorSummary", {
    header: "Error",
    cell: ({ getValue }) => (
      <span className="text-failed" title={visibleLine(getValue())}>
        {visibleLine(getValue())}
      </span>
    ),
  }),
]);

/** The link, and for whom it has the focus the row's exact times: no time is a stop of the keyboard of its own. */
function BugLink({ job }: { job: JobRow }) {
  const title = visibleLine(job.description);
  const timesId = `times-${job.id}`;
  return (
    <>
      <Link href={routes.job(job.id)} prefetch={false} className="job-link" title={title} aria-describedby={timesId}>
        {title || "(no title)"}
      </Link>
      <span id={timesId} className="job-times numeric">
        {exactTimes(job)}
      </span>
    </>
  );
}

function exactTimes({ created, started, finished }: JobRow): string {
  return [
    `created ${formatExactUtc(created)}`,
    started === null ? "" : `started ${formatExactUtc(started)}`,
    finished === null ? "" : `finished ${formatExactUtc(finished)}`,
  ]
    .filter(Boolean)
    .join(" · ");
}

function Started({ job }: { job: JobRow }) {
  if (job.started !== null) return <RelativeTime at={job.started} />;
  if (job.waitReason !== "") return <span title={visibleLine(job.waitReason)}>waits</span>;
  return null;
}

/** When it ended and how long it took; while it runs, how long it has taken. */
function Finished({ job }: { job: JobRow }) {
  if (job.finished === null) {
    return job.started === null ? null : (
      <span className="text-running">
        <Elapsed started={job.started} finished={null} /> …
      </span>
    );
  }
  return (
    <>
      <RelativeTime at={job.finished} />
      {job.started !== null && (
        <span className="text-muted ml-2">
          <Elapsed started={job.started} finished={job.finished} />
        </span>
      )}
    </>
  );
}

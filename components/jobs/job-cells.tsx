import Link from "next/link";
import { formatExactUtc, formatUtc, plural } from "@/components/ui/quantities";
import { Elapsed, RelativeTime } from "@/components/ui/time";
import { visibleLine } from "@/components/ui/visible-text";
import type { Instant } from "@/lib/contract/instant";
import type { JobRow } from "@/lib/contract/job";
import { routes } from "@/lib/routes";

/** The first 8 characters of an id, the whole in its tooltip. */
export function Identifier({ text }: { text: string }) {
  return (
    <span className="text-muted font-mono" title={text}>
      {text.slice(0, 8)}
    </span>
  );
}

/** A name that may be longer than its column. */
export function Line({ text }: { text: string }) {
  const line = visibleLine(text);
  return <span title={line}>{line}</span>;
}

/** The link, and for whom it has the focus the row's exact times: no time is a stop of the keyboard of its own. */
export function BugLink({ job }: { job: JobRow }) {
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

function exactTimes({ created, started, finished, waitUntil }: JobRow): string {
  return [
    `created ${formatExactUtc(created)}`,
    started === null ? "" : `started ${formatExactUtc(started)}`,
    finished === null ? "" : `finished ${formatExactUtc(finished)}`,
    waitUntil === null ? "" : `waits until ${formatExactUtc(waitUntil)}`,
  ]
    .filter(Boolean)
    .join(" · ");
}

/** How many claims an explanation has, and how many of them nothing supports. */
export function Claims({ total, unsupported }: { total: number; unsupported: number }) {
  return (
    <span className="numeric" title={`${plural(total, "claim")}, ${unsupported} not supported by any tool output`}>
      {total}
      {unsupported > 0 && <span className="text-failed"> ⚠ {unsupported}</span>}
    </span>
  );
}

export function Started({ job }: { job: JobRow }) {
  if (job.started !== null) return <RelativeTime at={job.started} />;
  if (job.waitReason !== "") return <span title={visibleLine(job.waitReason)}>waits</span>;
  return null;
}

/** When it ended and how long it took; while it runs, how long it has taken; while it waits for a time, that. */
export function Finished({ job }: { job: JobRow }) {
  if (job.waitUntil !== null) return <Waiting until={job.waitUntil} reason={job.waitReason} />;
  if (job.finished === null) {
    return job.state !== "running" || job.started === null ? null : (
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

function Waiting({ until, reason }: { until: Instant; reason: string }) {
  const title = visibleLine(`waits until ${formatExactUtc(until)}: ${reason}`);
  return (
    <span title={title} className="numeric">
      until {formatUtc(until).slice("yyyy/".length)}
    </span>
  );
}

import Link from "next/link";
import type { JobListView } from "@/lib/contract/job-list-view";
import { everyJob, type JobFilter, type JobPosition } from "@/lib/contract/job-query";
import { jobListPage } from "@/lib/routes/job-list";
import { activeFilters } from "./active-filters";

interface NoJobsProps {
  readonly filter: JobFilter;
  readonly position: JobPosition;
  readonly view: JobListView;
}

/** What stands in the place of an empty list, and what to do about it. */
export function NoJobs({ filter, position, view }: NoJobsProps) {
  const to = (other: JobFilter) => jobListPage(other, { side: "start" }, view);
  if (position.side !== "start") {
    return (
      <p className="py-6">
        There are no jobs on this page any more.{" "}
        <Link prefetch={false} href={to(filter)}>
          Go to the first page
        </Link>
        .
      </p>
    );
  }
  const active = activeFilters(filter).filter(({ without }) => without.showAborted === filter.showAborted);
  if (active.length === 0) {
    return (
      <p className="py-6">
        There are no assessments in {filter.namespace} yet. Start one with the form above: it is filled in with a sample
        that works at once.
      </p>
    );
  }
  const hidesAborted = !filter.showAborted && filter.state === "";
  return (
    <div className="max-w-prose py-6">
      <p>
        {filter.from !== "" && filter.to !== "" && filter.from >= filter.to
          ? `No day is from ${filter.from} on and before ${filter.to}.`
          : "No job matches all of this."}{" "}
        {active.length > 1 ? "Drop one of the filters:" : "Drop the filter:"}
      </p>
      <ul className="mt-2 list-disc pl-5">
        {active.map(({ text, without }) => (
          <li key={text}>
            <Link prefetch={false} href={to(without)}>
              without: {text}
            </Link>
          </li>
        ))}
        {hidesAborted && (
          <li>
            <Link prefetch={false} href={to({ ...filter, showAborted: true })}>
              with aborted ones too
            </Link>
          </li>
        )}
        <li>
          <Link prefetch={false} href={to(everyJob(filter.namespace))}>
            all jobs
          </Link>
        </li>
      </ul>
    </div>
  );
}

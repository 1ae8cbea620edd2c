import Link from "next/link";
import type { JobListView } from "@/lib/contract/job-list-view";
import { everyJob, type JobFilter } from "@/lib/contract/job-query";
import { jobListPage } from "@/lib/routes/job-list";
import { activeFilters } from "./active-filters";

/** The filter as a sentence, each piece of which can be dropped. */
export function FilterChips({ filter, view }: { filter: JobFilter; view: JobListView }) {
  const active = activeFilters(filter);
  if (active.length === 0) return null;
  const to = (other: JobFilter) => jobListPage(other, { side: "start" }, view);
  return (
    <nav aria-label="Active filters" className="mt-2 flex flex-wrap items-center gap-x-2 gap-y-1">
      <span className="text-muted">Jobs</span>
      {active.map(({ text, without }) => (
        <Link key={text} href={to(without)} prefetch={false} className="control chip" title="Drop this filter">
          <span className="chip-text">{text}</span>
          <span role="img" aria-label="drop">
            ×
          </span>
        </Link>
      ))}
      {active.length > 1 && (
        <Link href={to({ ...everyJob(filter.namespace), order: filter.order })} prefetch={false} className="px-1">
          clear all
        </Link>
      )}
    </nav>
  );
}

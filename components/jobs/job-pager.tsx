import Link from "next/link";
import type { JobListView } from "@/lib/contract/job-list-view";
import type { JobFilter, JobPage, JobPosition } from "@/lib/contract/job-query";
import { jobListPage } from "@/lib/routes/job-list";

interface JobPagerProps {
  readonly filter: JobFilter;
  readonly page: JobPage;
  readonly view: JobListView;
}

const names = {
  newest: { first: "newest", previous: "newer", next: "older" },
  oldest: { first: "oldest", previous: "older", next: "newer" },
} as const;

/** Links to the pages on both sides, where there are any. */
export function JobPager({ filter, page, view }: JobPagerProps) {
  if (page.previous === null && page.next === null) return null;
  const { first, previous, next } = names[filter.order];
  const to = (position: JobPosition) => jobListPage(filter, position, view);
  return (
    <nav aria-label="Pages" className="mt-2 flex gap-2">
      {page.previous !== null && (
        <>
          <Link prefetch={false} className="control" href={to({ side: "start" })}>
            ⇤ {first}
          </Link>
          <Link prefetch={false} className="control" rel="prev" href={to({ side: "before", cursor: page.previous })}>
            ← {previous}
          </Link>
        </>
      )}
      {page.next !== null && (
        <Link prefetch={false} className="control" rel="next" href={to({ side: "after", cursor: page.next })}>
          {next} →
        </Link>
      )}
    </nav>
  );
}

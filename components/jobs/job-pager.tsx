import Link from "next/link";
import type { JobFilter, JobPage } from "@/lib/contract/job-query";
import { jobListPage } from "@/lib/routes";

/** Links to the newer and the older jobs, where there are any. */
export function JobPager({ filter, page }: { filter: JobFilter; page: JobPage }) {
  if (page.previous === null && page.next === null) return null;
  return (
    <nav aria-label="Pages" className="mt-2 flex gap-2">
      {page.previous !== null && (
        <>
          <Link prefetch={false} className="control" href={jobListPage(filter, { side: "start" })}>
            ⇤ newest
          </Link>
          <Link
            prefetch={false}
            className="control"
            rel="prev"
            href={jobListPage(filter, { side: "before", cursor: page.previous })}
          >
            ← newer
          </Link>
        </>
      )}
      {page.next !== null && (
        <Link
          prefetch={false}
          className="control"
          rel="next"
          href={jobListPage(filter, { side: "after", cursor: page.next })}
        >
          older →
        </Link>
      )}
    </nav>
  );
}

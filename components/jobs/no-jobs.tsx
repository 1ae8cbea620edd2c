import Link from "next/link";
import type { JobFilter, JobPosition } from "@/lib/contract/job-query";
import { jobListPage, routes } from "@/lib/routes";

/** What stands in the place of an empty list, and what to do about it. */
export function NoJobs({ filter, position }: { filter: JobFilter; position: JobPosition }) {
  if (position.side !== "start") {
    return (
      <p className="py-6">
        There are no jobs on this page any more.{" "}
        <Link prefetch={false} href={jobListPage(filter, { side: "start" })}>
          Go to the newest jobs
        </Link>
        .
      </p>
    );
  }
  if (filter.workflow !== "" || filter.needsModeration) {
    return (
      <p className="py-6">
        No job matches these filters.{" "}
        <Link prefetch={false} href={routes.jobList(filter.namespace)}>
          Clear the filters
        </Link>
        .
      </p>
    );
  }
  return (
    <p className="py-6">
      There are no assessments in {filter.namespace} yet. Start one with the form above: it is filled in with a sample
      that works at once.
    </p>
  );
}

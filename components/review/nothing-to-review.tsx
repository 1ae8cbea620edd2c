import Link from "next/link";
import { visibleLine } from "@/components/ui/visible-text";
import { routes } from "@/lib/routes";
import { type ReviewQueuePlace, reviewQueuePage } from "@/lib/routes/review-queue";

/** What stands in the place of a job when there is none, and where to go on. */
export function NothingToReview({ place, passed }: { place: ReviewQueuePlace; passed: boolean }) {
  const { namespace, workflow } = place;
  return (
    <>
      <p>
        {passed
          ? "That was the last one. Those that you passed over are still in the queue."
          : "A finished assessment comes here until somebody marks its verdict ✅ or ❌."}
      </p>
      <ul className="mt-2 flex flex-wrap gap-x-5">
        {passed && (
          <li>
            {/* Loaded anew, because a queue that is open has its jobs already. */}
            <a href={reviewQueuePage({ ...place, after: null })}>Start again with the newest</a>
          </li>
        )}
        {workflow !== "" && (
          <li>
            <a href={routes.reviewQueue(namespace)}>Review other workflows than {visibleLine(workflow)}</a>
          </li>
        )}
        <li>
          <Link href={routes.jobList(namespace)} prefetch={false}>
            All assessments in {namespace}
          </Link>
        </li>
      </ul>
    </>
  );
}

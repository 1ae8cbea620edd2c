"use client";

import { type ReactNode, useActionState } from "react";
import { Notice } from "@/components/ui/notice";
import { visibleLine } from "@/components/ui/visible-text";
import type { JobCursor } from "@/lib/contract/job-query";
import { reviewableOutputs, reviewOf, WHOLE_VERDICT } from "@/lib/contract/review";
import type { ReviewQueuePlace } from "@/lib/routes/review-queue";
import { MarkForm } from "./mark-form";
import { OutputsReview } from "./outputs-review";
import { type ReviewAction, reviewInForm } from "./review-answer";
import type { QueueEntry, ReviewSession } from "./review-session";

interface QueuedReviewProps {
  readonly place: ReviewQueuePlace;
  readonly entry: QueueEntry;
  readonly session: ReviewSession;
  /** Where the forms go without a script. */
  readonly action: ReviewAction;
  readonly verdict: ReactNode;
}

/** The verdict of a job of the queue, and its review. */
export function QueuedReview({ place, entry, session, action, verdict }: QueuedReviewProps) {
  const { job, reviews, explanation } = entry.item;
  const [posted, formAction] = useActionState(action, null);
  const problem = posted?.outcome.kind === "refused" ? posted.outcome.problem : entry.problem;
  const form = (output: string, after: JobCursor | null) => (
    <MarkForm
      // Made anew when a review is refused: what was typed is in it again.
      key={entry.problem}
      job={job.id}
      output={output}
      review={reviewOf(reviews, output)}
      saved={reviewOf(reviews, output)?.comment ?? ""}
      typed={(posted?.output === output ? posted.typed : undefined) ?? session.draft(job.id, output)}
      onType={(comment) => session.type(job.id, output, comment)}
      action={formAction}
      hidden={placeFields(place, after)}
      send={(data) => session.mark(reviewInForm(data))}
      hasKeys={output === WHOLE_VERDICT}
    />
  );
  return (
    <>
      <p className="mt-1 text-base">{verdict}</p>
      <section className="review" aria-label="Review">
        {problem !== "" && <Notice look="failed" title={visibleLine(problem)} />}
        {form(WHOLE_VERDICT, { time: job.created, id: job.id })}
        <OutputsReview
          outputs={reviewableOutputs(job.verdict, explanation.text)}
          reviews={reviews}
          form={({ name }) => form(name, place.after)}
        />
      </section>
    </>
  );
}

/** Where a browser without a script goes on: behind the job once its verdict is reviewed, else where it was. */
function placeFields({ namespace, workflow }: ReviewQueuePlace, after: JobCursor | null) {
  return { namespace, workflow, after: after === null ? "" : `${after.time},${after.id}` };
}

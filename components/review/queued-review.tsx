"use client";

import { type ReactNode, useActionState } from "react";
import { Notice } from "@/components/ui/notice";
import type { JobCursor } from "@/lib/contract/job-query";
import { reviewableOutputs, reviewOf, WHOLE_VERDICT } from "@/lib/contract/review";
import type { ReviewQueuePlace } from "@/lib/routes";
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
  const send = (form: FormData) => session.mark(reviewInForm(form));
  return (
    <>
      <p className="mt-1 text-base">{verdict}</p>
      <section className="review" aria-label="Review">
        {problem !== "" && <Notice look="failed" title={problem} />}
        <MarkForm
          job={job.id}
          output={WHOLE_VERDICT}
          review={reviewOf(reviews, WHOLE_VERDICT)}
          typed={posted?.typed ?? session.draft(job.id)}
          onType={(comment) => session.type(job.id, comment)}
          action={formAction}
          hidden={placeFields(place, { time: job.created, id: job.id })}
          send={send}
          hasKeys
        />
        <OutputsReview
          outputs={reviewableOutputs(job.verdict, explanation.text)}
          reviews={reviews}
          form={({ name }) => (
            <MarkForm
              job={job.id}
              output={name}
              review={reviewOf(reviews, name)}
              action={formAction}
              hidden={placeFields(place, place.after)}
              send={send}
            />
          )}
        />
      </section>
    </>
  );
}

/** Where a browser without a script goes on: behind the job once its verdict is reviewed, else where it was. */
function placeFields({ namespace, workflow }: ReviewQueuePlace, after: JobCursor | null) {
  return { namespace, workflow, after: after === null ? "" : `${after.time},${after.id}` };
}

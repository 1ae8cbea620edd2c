"use client";

import { visibleLine } from "@/components/ui/visible-text";
import type { JournalEntry } from "@/lib/contract/job-query";
import {
  latestReview,
  type Review,
  type ReviewableOutput,
  type ReviewOutcome,
  reviewOf,
  WHOLE_VERDICT,
} from "@/lib/contract/review";
import { MarkForm } from "./mark-form";
import { OutputsReview } from "./outputs-review";
import type { ReviewAction } from "./review-answer";
import { UndoForm } from "./undo-form";
import { useReviewForm } from "./use-review-form";

interface ReviewPanelProps {
  readonly job: string;
  readonly outputs: readonly ReviewableOutput[];
  readonly reviews: readonly Review[];
  readonly journal: readonly JournalEntry[];
  /** Who reviews. */
  readonly operator: string;
  readonly mark: ReviewAction;
  readonly undo: ReviewAction;
}

/** The review of a job: of its verdict as a whole, and output by output. */
export function ReviewPanel(props: ReviewPanelProps) {
  const { job, outputs, reviews, mark, undo } = props;
  const latest = latestReview(props.journal);
  const form = (output: string, hasKeys: boolean) => (
    <OutputForm
      job={job}
      output={output}
      review={reviewOf(reviews, output)}
      operator={props.operator}
      action={mark}
      hasKeys={hasKeys}
    />
  );
  return (
    <section aria-labelledby="review-title" className="review">
      <div className="review-whole">
        <h2 id="review-title" className="heading">
          Review
        </h2>
        <div className="review-controls">
          {form(WHOLE_VERDICT, true)}
          {latest !== null && <UndoForm key={latest.id} job={job} entry={latest.id} action={undo} hasKey />}
        </div>
      </div>
      <OutputsReview outputs={outputs} reviews={reviews} form={({ name }) => form(name, false)} />
    </section>
  );
}

interface OutputFormProps {
  readonly job: string;
  readonly output: string;
  readonly review: Review | undefined;
  readonly operator: string;
  readonly action: ReviewAction;
  readonly hasKeys: boolean;
}

function OutputForm({ job, output, review, operator, action, hasKeys }: OutputFormProps) {
  const { shown, outcome, typed, formAction, send, pending } = useReviewForm(action, review, operator);
  return (
    <div>
      <MarkForm
        job={job}
        output={output}
        review={shown}
        saved={review?.comment ?? ""}
        typed={typed}
        action={formAction}
        send={send}
        hasKeys={hasKeys}
      />
      <Outcome outcome={pending ? null : outcome} />
    </div>
  );
}

function Outcome({ outcome }: { outcome: ReviewOutcome | null }) {
  return (
    <p role="status" className="text-failed font-bold empty:hidden">
      {outcome?.kind === "refused" && visibleLine(outcome.problem)}
      {outcome?.kind === "written" && <span className="sr-only">Saved</span>}
    </p>
  );
}

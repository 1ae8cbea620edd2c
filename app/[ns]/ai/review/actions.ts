"use server";

import { redirect } from "next/navigation";
import { formText } from "@/app/form-text";
import { answerTo, reviewFromForm, staysOnPage, undoFromForm } from "@/app/review-form";
import type { ReviewAnswer } from "@/components/review/review-answer";
import { readReviewQueuePlace, reviewQueuePage } from "@/lib/routes/review-queue";

/** Reviews a job of the queue and, without a script, goes to the place that the form names. */
export async function markInQueue(_: ReviewAnswer, form: FormData): Promise<ReviewAnswer> {
  const outcome = await reviewFromForm(form);
  if (!staysOnPage(form, outcome)) {
    const query = { workflow: formText(form, "workflow"), after: formText(form, "after") };
    redirect(reviewQueuePage(readReviewQueuePlace(formText(form, "namespace"), query)));
  }
  return answerTo(form, outcome);
}

/** Takes back a review of the queue. */
export async function undoInQueue(_: ReviewAnswer, form: FormData): Promise<ReviewAnswer> {
  return answerTo(form, await undoFromForm(form));
}

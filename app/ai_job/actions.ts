"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { formText } from "@/app/form-text";
import { cancel, jobToRerun, rerun } from "@/app/job-runs";
import { answerTo, reviewFromForm, staysOnPage, undoFromForm } from "@/app/review-form";
import { startJobFromForm } from "@/app/start-job";
import type { ActionOutcome } from "@/components/jobs/job-actions";
import type { ReviewAnswer } from "@/components/review/review-answer";
import type { StartFormState } from "@/components/start/start-form-data";
import type { ReviewOutcome } from "@/lib/contract/review";
import { routes } from "@/lib/routes";

/** Runs a job again on the same args and with the same model, and goes to the new job. */
export async function rerunJob(_: ActionOutcome, form: FormData): Promise<ActionOutcome> {
  const again = await rerun(formText(form, "id"));
  if ("problem" in again) return again;
  redirect(routes.job(again.id));
}

/** Runs a job again on the inputs of the form; args that the form has no field for stay as they were. */
export async function rerunChanged(_: StartFormState, form: FormData): Promise<StartFormState> {
  const found = await jobToRerun(formText(form, "id"));
  if ("problem" in found) return { problems: { "": found.problem }, values: null };
  const { job, args } = found;
  const origin = { id: job.id, relation: "changed" } as const;
  const started = await startJobFromForm(form, { namespace: job.namespace, origin, earlierArgs: args });
  if ("id" in started) redirect(routes.job(started.id));
  return started;
}

/** Cancels a job that has not ended, with the reason given. */
export async function cancelJob(_: ActionOutcome, form: FormData): Promise<ActionOutcome> {
  const cancelled = await cancel(formText(form, "id"), formText(form, "why"));
  if ("problem" in cancelled) return cancelled;
  redirect(routes.job(cancelled.id));
}

/** Marks an output of a job, or its whole verdict. */
export async function markJob(_: ReviewAnswer, form: FormData): Promise<ReviewAnswer> {
  return showReview(form, await reviewFromForm(form));
}

/** Takes back a review. */
export async function undoMark(_: ReviewAnswer, form: FormData): Promise<ReviewAnswer> {
  return showReview(form, await undoFromForm(form));
}

function showReview(form: FormData, outcome: ReviewOutcome): ReviewAnswer {
  if (!staysOnPage(form, outcome)) redirect(routes.job(formText(form, "id")));
  // Everywhere: lists that the browser has kept show the mark too.
  revalidatePath(routes.home(), "layout");
  return answerTo(form, outcome);
}

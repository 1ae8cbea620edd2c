"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { formText } from "@/app/form-text";
import { answerTo, reviewFromForm, staysOnPage, undoFromForm } from "@/app/review-form";
import { startJobFromForm } from "@/app/start-job";
import type { ActionOutcome } from "@/components/jobs/job-actions";
import type { ReviewAnswer } from "@/components/review/review-answer";
import type { StartFormState } from "@/components/start/start-form-data";
import { type Job, jobAllows } from "@/lib/contract/job";
import type { JsonText } from "@/lib/contract/json-text";
import type { ReviewOutcome } from "@/lib/contract/review";
import { abortJob, createJob, findJob, jobArgs } from "@/lib/db/jobs";
import { env } from "@/lib/env";
import { cancelRun } from "@/lib/queue/cancel";
import { enqueueRun } from "@/lib/queue/enqueue";
import { routes } from "@/lib/routes";

/** Runs a job again on the same args and with the same model, and goes to the new job. */
export async function rerunJob(_: ActionOutcome, form: FormData): Promise<ActionOutcome> {
  const found = await jobToRerun(form);
  if ("problem" in found) return found;
  const { job, args } = found;
  const { namespace, workflow, type, description, link, model } = job;
  const origin = { id: job.id, relation: "rerun" } as const;
  const again = { namespace, workflow, type, description, link, model, args, origin, operator: env.operator() };
  redirect(routes.job(await createJob(again, enqueueRun)));
}

/** Runs a job again on the inputs of the form; args that the form has no field for stay as they were. */
export async function rerunChanged(_: StartFormState, form: FormData): Promise<StartFormState> {
  const found = await jobToRerun(form);
  if ("problem" in found) return { problems: { "": found.problem }, values: null };
  const { job, args } = found;
  const origin = { id: job.id, relation: "changed" } as const;
  const started = await startJobFromForm(form, { namespace: job.namespace, origin, earlierArgs: args });
  if ("id" in started) redirect(routes.job(started.id));
  return started;
}

/** Cancels a job that has not ended, with the reason given. */
export async function cancelJob(_: ActionOutcome, form: FormData): Promise<ActionOutcome> {
  const id = formText(form, "id");
  const job = await findJob(id);
  if (job === null) return { problem: "There is no such job." };
  const cancelled =
    jobAllows(job.state, "cancel") && (await abortJob(id, env.operator(), formText(form, "why").slice(0, 1000)));
  if (!cancelled) return { problem: "The job has ended before it could be cancelled." };
  // The job is cancelled already; a run that could not be stopped now is found and stopped by the workers' sweep.
  await cancelRun(id).catch(() => undefined);
  redirect(routes.job(id));
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

async function jobToRerun(form: FormData): Promise<{ job: Job; args: JsonText } | ActionOutcome> {
  const id = formText(form, "id");
  const job = await findJob(id);
  const args = await jobArgs(id);
  if (job === null || args === null) return { problem: "There is no such job." };
  if (!jobAllows(job.state, "rerun")) return { problem: "The job is not over yet: cancel it first, or wait." };
  return { job, args };
}

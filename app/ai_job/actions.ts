"use server";

import { redirect } from "next/navigation";
import { cancel, jobToRerun, rerun } from "@/app/job-runs";
import { startJobFromForm } from "@/app/start-job";
import type { ActionOutcome } from "@/components/jobs/job-actions";
import type { StartFormState } from "@/components/start/start-form-data";
import { routes } from "@/lib/routes";

/** Runs a job again on the same args and with the same model, and goes to the new job. */
export async function rerunJob(_: ActionOutcome, form: FormData): Promise<ActionOutcome> {
  const again = await rerun(textOf(form, "id"));
  if ("problem" in again) return again;
  redirect(routes.job(again.id));
}

/** Runs a job again on the inputs of the form; args that the form has no field for stay as they were. */
export async function rerunChanged(_: StartFormState, form: FormData): Promise<StartFormState> {
  const found = await jobToRerun(textOf(form, "id"));
  if ("problem" in found) return { problems: { "": found.problem }, values: null };
  const { job, args } = found;
  const origin = { id: job.id, relation: "changed" } as const;
  const started = await startJobFromForm(form, { namespace: job.namespace, origin, earlierArgs: args });
  if ("id" in started) redirect(routes.job(started.id));
  return started;
}

/** Cancels a job that has not ended, with the reason given. */
export async function cancelJob(_: ActionOutcome, form: FormData): Promise<ActionOutcome> {
  const cancelled = await cancel(textOf(form, "id"), textOf(form, "why"));
  if ("problem" in cancelled) return cancelled;
  redirect(routes.job(cancelled.id));
}

function textOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? value : "";
}

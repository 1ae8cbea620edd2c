"use server";

import { redirect } from "next/navigation";
import { cancel, type Refusal, rerun } from "@/app/job-runs";
import { startJobFromForm } from "@/app/start-job";
import type { BulkOutcome } from "@/components/jobs/bulk-outcome";
import type { StartFormState } from "@/components/start/start-form-data";
import { summarizeError } from "@/lib/contract/job";
import { isDisconnected } from "@/lib/db/disconnected";
import { findNamespace } from "@/lib/db/namespaces";
import { routes } from "@/lib/routes";

/** Starts the assessment that the form asks for and goes to its page; or says what is wrong with the form. */
export async function startAssessment(_: StartFormState, form: FormData): Promise<StartFormState> {
  const name = form.get("namespace");
  const namespace = typeof name === "string" ? await findNamespace(name) : null;
  if (namespace === null)
    return { problems: { "": "There is no such namespace any more: reload the page." }, values: null };
  const started = await startJobFromForm(form, { namespace: namespace.name, origin: null, earlierArgs: "" });
  if ("id" in started) redirect(routes.job(started.id));
  return started;
}

/** Jobs that are taken at once: more than a page has. */
const MAX_JOBS = 200;

/** Does what the pressed button says with the selected jobs, one after the other, and says what came of it. */
export async function changeJobs(_: BulkOutcome, form: FormData): Promise<BulkOutcome> {
  const ids = [...new Set(form.getAll("id").filter((id) => typeof id === "string"))];
  const action = form.get("do");
  if (action === "compare") return compare(ids);
  if (action !== "rerun" && action !== "cancel") return refused("Choose what to do with the selected jobs.");
  if (ids.length === 0) return refused("No job is selected: tick the boxes at the beginning of the rows first.");
  if (ids.length > MAX_JOBS) return refused(`At most ${MAX_JOBS} jobs are taken at once.`);
  const done: string[] = [];
  const skipped: { id: string; why: string }[] = [];
  for (const id of ids) {
    const outcome = await (action === "rerun" ? rerun(id) : cancel(id, "")).catch(unexpected);
    if ("problem" in outcome) skipped.push({ id, why: outcome.problem });
    else done.push(outcome.id);
  }
  return { action, done, skipped, problem: "" };
}

function compare(ids: readonly string[]): BulkOutcome {
  const [a, b] = ids;
  if (a === undefined || b === undefined || ids.length > 2)
    return refused("Two jobs are compared: select exactly two.");
  redirect(routes.jobComparison(a, b));
}

/** What was done with the other jobs is to be told all the same. */
function unexpected(error: unknown): Refusal {
  if (isDisconnected(error)) return { problem: "The database could not be reached: look at the job, then try again." };
  // Prisma says first which call of ours failed.
  const reason = error instanceof Error ? error.message.trim().split("\n").at(-1) : "";
  return {
    problem: `The server failed (${summarizeError(reason || "without a reason")}): look at the job, then try again.`,
  };
}

function refused(problem: string): BulkOutcome {
  return { action: null, done: [], skipped: [], problem };
}

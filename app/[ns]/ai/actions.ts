"use server";

import { redirect } from "next/navigation";
import { startJobFromForm } from "@/app/start-job";
import type { StartFormState } from "@/components/start/start-form-data";
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

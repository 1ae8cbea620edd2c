import "server-only";
import { checkStartForm, readStartForm, type StartFormState } from "@/components/start/start-form-data";
import type { NewJob } from "@/lib/contract/job-query";
import type { JsonText } from "@/lib/contract/json-text";
import { liveAgents } from "@/lib/db/agents";
import { createJob } from "@/lib/db/jobs";
import { env } from "@/lib/env";
import { enqueueRun } from "@/lib/queue/enqueue";
import { parseReport } from "@/lib/report/parse-report";

/** Where a job that a form asks for belongs. */
interface JobPlace {
  readonly namespace: string;
  readonly origin: NewJob["origin"];
  /** Args of the job that is run again; empty for a new one. */
  readonly earlierArgs: JsonText;
}

/** Creates and queues the job that a posted form asks for: its id, or what is wrong with the form. */
export async function startJobFromForm(form: FormData, place: JobPlace): Promise<{ id: string } | StartFormState> {
  const values = await readStartForm(form);
  const agents = await liveAgents();
  const checked = checkStartForm(values, {
    models: new Set(agents.flatMap(({ models }) => models)),
    workflows: new Set(agents.flatMap(({ workflows }) => workflows.map(({ name }) => name))),
    earlierArgs: place.earlierArgs,
    titleOfReport: (report) => parseReport(report).title,
  });
  if (!checked.ok) return { problems: checked.problems, values };
  const { namespace, origin } = place;
  return { id: await createJob({ ...checked.job, namespace, origin, operator: env.operator() }, enqueueRun) };
}

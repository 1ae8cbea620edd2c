import { jsonProblem } from "@/app/api/json-response";
import type { LiveBatch } from "@/components/trajectory/live-events";
import { isEnded } from "@/lib/contract/job";
import { EVERY_JOB, subscribeChanges } from "@/lib/db/changes";
import { findJob } from "@/lib/db/jobs";
import { spanRows } from "@/lib/db/spans";
import { isJobId } from "@/lib/routes";
import { eventStream } from "./event-stream";
import { shutdownSignal } from "./shutdown-signal";

export const dynamic = "force-dynamic";

/** The spans of a job as they are written, from a change number on, until the job has ended. */
export async function GET(request: Request, context: { params: Promise<{ id: string }> }): Promise<Response> {
  const { id } = await context.params;
  if (!isJobId(id)) return jsonProblem(400, "The id is not the id of a job: give a UUID.");
  if ((await findJob(id)) === null) return jsonProblem(404, `There is no job ${id}.`);
  const stream = eventStream({
    read: (after) => readBatch(id, after),
    subscribe: (listener) => subscribeChanges((job) => (job === id || job === EVERY_JOB) && listener()),
    after: startOf(request),
    signal: AbortSignal.any([request.signal, shutdownSignal()]),
  });
  return new Response(stream, {
    headers: {
      "Content-Type": "text/event-stream; charset=utf-8",
      "Cache-Control": "no-cache, no-transform",
      "X-Accel-Buffering": "no",
      // A server that stops takes no new connection; on the old one the browser would come back for ever.
      Connection: "close",
    },
  });
}

/** The job is read before its spans: when it has ended, all of them are there. */
async function readBatch(id: string, after: number) {
  const job = await findJob(id);
  if (job === null) return { event: null, ended: true };
  const { rows, change } = await spanRows(id, after);
  const ended = isEnded(job.state);
  if (change <= after && !ended) return { event: null, ended };
  const batch: LiveBatch = { job: { id, state: job.state }, rows, change };
  return { event: { id: change, data: JSON.stringify(batch) }, ended };
}

/** A browser that reconnects says what it has; a new one is told by the page. */
function startOf(request: Request): number {
  const given = request.headers.get("last-event-id") ?? new URL(request.url).searchParams.get("change") ?? "";
  return /^\d{1,15}$/.test(given) ? Number(given) : 0;
}

import { jsonProblem } from "@/app/api/json-response";
import { isJobId } from "@/lib/contract/job-id";
import { EVERY_JOB, subscribeChanges } from "@/lib/db/changes";
import { findJob } from "@/lib/db/jobs";
import { eventStream } from "./event-stream";
import { readBatch } from "./read-batch";
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

/** A browser that reconnects says what it has; a new one is told by the page. */
function startOf(request: Request): number {
  const given = request.headers.get("last-event-id") ?? new URL(request.url).searchParams.get("change") ?? "";
  return /^\d{1,15}$/.test(given) ? Number(given) : 0;
}

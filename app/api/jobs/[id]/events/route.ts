import { jsonProblem } from "@/app/api/json-response";
import { resumePoint, serverSentEvents } from "@/app/api/server-sent-events";
import { END_EVENT } from "@/components/trajectory/live-events";
import { isJobId } from "@/lib/contract/job-id";
import { EVERY_JOB, subscribeChanges } from "@/lib/db/changes";
import { jobPulse } from "@/lib/db/jobs";
import { type JobPulse, readBatch, readPulse } from "./read-batch";
import { SpanFeed } from "./span-feed";

export const dynamic = "force-dynamic";

/** The spans of a job as they are written, from a change number on, until the job has ended. */
export async function GET(request: Request, context: { params: Promise<{ id: string }> }): Promise<Response> {
  const { id } = await context.params;
  if (!isJobId(id)) return jsonProblem(400, "The id is not the id of a job: give a UUID.");
  if ((await jobPulse(id)) === null) return jsonProblem(404, `There is no job ${id}.`);
  const from = resumePoint(request, "change");
  return serverSentEvents(request, END_EVENT, (sink) => feedOf(id).join(sink, from));
}

/** Next evaluates modules again in development: one set of feeds for the process. */
const shared = globalThis as typeof globalThis & { assaySpanFeeds?: Map<string, SpanFeed<JobPulse>> };

function feedOf(id: string): SpanFeed<JobPulse> {
  shared.assaySpanFeeds ??= new Map();
  const feeds = shared.assaySpanFeeds;
  const known = feeds.get(id);
  if (known !== undefined) return known;
  const feed = new SpanFeed<JobPulse>({
    pulse: () => readPulse(id),
    read: (position, pulse) => readBatch(id, position, pulse),
    subscribe: (listener) => subscribeChanges((job) => (job === id || job === EVERY_JOB) && listener()),
    onIdle: () => feeds.delete(id),
  });
  feeds.set(id, feed);
  return feed;
}

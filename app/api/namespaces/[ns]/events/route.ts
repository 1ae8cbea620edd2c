import type { NextRequest } from "next/server";
import { jsonProblem } from "@/app/api/json-response";
import { serverSentEvents } from "@/app/api/server-sent-events";
import { subscribeChanges } from "@/lib/db/changes";
import { findJobRows, jobRowsSince } from "@/lib/db/job-rows";
import { findNamespace } from "@/lib/db/namespaces";
import { isInstant } from "@/lib/routes/query";
import { followList } from "./follow-list";
import { type FeedSubscriber, ListFeed } from "./list-feed";

export const dynamic = "force-dynamic";

/** Rows of a page, and new ones, that are read at once; of more the newest are told. */
const MAX_ROWS = 100;

/** Next evaluates modules again in development: one feed for the process. */
const shared = globalThis as typeof globalThis & { assayListFeed?: ListFeed };

/** The rows of a namespace's jobs as they change: at first those of `ids` and those created after `since`. */
export async function GET(request: NextRequest, context: { params: Promise<{ ns: string }> }): Promise<Response> {
  const namespace = await findNamespace((await context.params).ns);
  if (namespace === null) return jsonProblem(404, "There is no such namespace.");
  const { searchParams } = request.nextUrl;
  const since = searchParams.get("since") ?? "";
  if (!isInstant(since)) return jsonProblem(400, "since is not a time: write it as 2026-01-31T12:00:00Z.");
  const ids = (searchParams.get("ids") ?? "").split(",").slice(0, MAX_ROWS);
  shared.assayListFeed ??= new ListFeed({ subscribe: subscribeChanges, readRows: findJobRows });
  const feed = shared.assayListFeed;
  const readMissed = async () => {
    const [own, created] = await Promise.all([findJobRows(ids), jobRowsSince(namespace.name, since, MAX_ROWS)]);
    return [...own.filter((row) => row.namespace === namespace.name), ...created];
  };
  const follower = {
    namespace: namespace.name,
    subscribe: (subscriber: FeedSubscriber) => feed.subscribe(subscriber),
    readMissed,
  };
  return serverSentEvents(request, "end", (sink) => followList(follower, sink));
}

import type { NextRequest } from "next/server";
import { jsonProblem, jsonResponse } from "@/app/api/json-response";
import { UNSET_INSTANT } from "@/lib/contract/instant";
import { toWireJob } from "@/lib/contract/wire";
import { contracts } from "@/lib/contract/workflows/registry";
import { listJobs } from "@/lib/db/jobs";
import { findNamespace } from "@/lib/db/namespaces";
import { routes } from "@/lib/routes";
import { readJobListPage } from "@/lib/routes/job-list";
import { gathered } from "@/lib/routes/query";

export const dynamic = "force-dynamic";

/** `/<ns>/ai?json=1` in the reference system's shape. */
export async function GET(request: NextRequest, context: { params: Promise<{ ns: string }> }): Promise<Response> {
  const { ns } = await context.params;
  const namespace = await findNamespace(ns);
  if (namespace === null) return jsonProblem(404, "There is no such namespace.");
  const { filter, position } = readJobListPage(namespace.name, gathered(request.nextUrl.searchParams));
  const page = await listJobs(filter, position);
  return jsonResponse({
    Jobs: page.jobs.map((job) => toWireJob(job, routes.job(job.id))),
    Workflows: contracts.map(({ type }) => type),
    CurrentWorkflow: filter.workflow,
    ShowAborted: filter.showAborted,
    HasNextPage: page.next !== null,
    NextCursorTime: page.next?.time ?? UNSET_INSTANT,
    NextCursorID: page.next?.id ?? "",
    HasPrevPage: page.previous !== null,
    PrevCursorTime: page.previous?.time ?? UNSET_INSTANT,
    PrevCursorID: page.previous?.id ?? "",
  });
}

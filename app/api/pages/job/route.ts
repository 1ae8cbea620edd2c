import type { NextRequest } from "next/server";
import { jsonProblem, jsonResponse } from "@/app/api/json-response";
import { isJobId } from "@/lib/contract/job-id";
import { pageArgs, toJobExport, toPageSpan, toWireJob } from "@/lib/contract/wire";
import { findJob, jobArgs } from "@/lib/db/jobs";
import { listSpans } from "@/lib/db/spans";
import { routes } from "@/lib/routes";

export const dynamic = "force-dynamic";

/** `/ai_job?id=…&json=1` and `&export=1`, in the reference system's shapes. */
export async function GET(request: NextRequest): Promise<Response> {
  const query = request.nextUrl.searchParams;
  const id = query.get("id") ?? "";
  if (!isJobId(id)) return jsonProblem(400, "id is not the id of a job: give a UUID.");
  const job = await findJob(id);
  const args = await jobArgs(id);
  if (job === null || args === null) return jsonProblem(404, `There is no job ${id}.`);
  if (query.get("export") === "1") return jsonResponse(toJobExport(job.id, job.workflow, args));
  const spans = await listSpans(job.id);
  return jsonResponse({
    Job: toWireJob(job, routes.job(job.id)),
    Trajectory: spans.map(toPageSpan),
    Args: pageArgs(args),
  });
}

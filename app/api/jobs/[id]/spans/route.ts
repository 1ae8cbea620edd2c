import { jsonProblem, jsonTextResponse } from "@/app/api/json-response";
import { isJobId } from "@/lib/contract/job-id";
import { SPANS_PER_PART } from "@/lib/contract/span-columns";
import { spanColumnsJson } from "@/lib/db/span-columns";

export const dynamic = "force-dynamic";

/** The spans of a job with a seq above `after`, without their content, up to {@link SPANS_PER_PART} of them. */
export async function GET(request: Request, context: { params: Promise<{ id: string }> }): Promise<Response> {
  const { id } = await context.params;
  if (!isJobId(id)) return jsonProblem(400, "The id is not the id of a job: give a UUID.");
  const after = new URL(request.url).searchParams.get("after") ?? "-1";
  if (!/^-1$|^\d{1,9}$/.test(after)) return jsonProblem(400, "after is the seq of a span: give a number from 0.");
  return jsonTextResponse(await spanColumnsJson(id, { afterSeq: Number(after), limit: SPANS_PER_PART }));
}

import { jsonProblem, jsonResponse } from "@/app/api/json-response";
import { isJobId } from "@/lib/contract/job-id";
import { findSpan } from "@/lib/db/spans";

export const dynamic = "force-dynamic";

/** The content of one span. */
export async function GET(_: Request, context: { params: Promise<{ id: string; seq: string }> }): Promise<Response> {
  const { id, seq } = await context.params;
  if (!isJobId(id)) return jsonProblem(400, "The id is not the id of a job: give a UUID.");
  if (!/^\d{1,9}$/.test(seq)) return jsonProblem(400, "The seq of a span is a number from 0.");
  const span = await findSpan(id, Number(seq));
  return span === null ? jsonProblem(404, `Job ${id} has no span ${seq}.`) : jsonResponse(span);
}

import { jsonProblem } from "@/app/api/json-response";
import { textResponse } from "@/app/api/text-response";
import { isJobId } from "@/lib/contract/job-id";
import { jsonObject, toJsonText } from "@/lib/contract/json-text";
import { jobArgs } from "@/lib/db/jobs";

export const dynamic = "force-dynamic";

/** One input of a job as plain text, every byte of it. */
export async function GET(_: Request, context: { params: Promise<{ id: string; name: string }> }): Promise<Response> {
  const { id, name } = await context.params;
  if (!isJobId(id)) return jsonProblem(400, "The id is not the id of a job: give a UUID.");
  const args = await jobArgs(id);
  const inputs = new Map(Object.entries(jsonObject(args ?? "")));
  const value = inputs.get(name);
  if (value === undefined) return jsonProblem(404, "The job has no such input.");
  return textResponse(typeof value === "string" ? value : toJsonText(value));
}

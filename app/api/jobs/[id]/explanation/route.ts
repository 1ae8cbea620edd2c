import { jsonProblem } from "@/app/api/json-response";
import { textResponse } from "@/app/api/text-response";
import { explanationOf } from "@/lib/contract/job";
import { wrapMarkdown } from "@/lib/contract/wrapped-markdown";
import { findJob } from "@/lib/db/jobs";

export const dynamic = "force-dynamic";

const NARROWEST = 20;
const WIDEST = 1000;

/** The explanation of a verdict as Markdown, as it was given; with `wrap` in lines of at most so many characters. */
export async function GET(request: Request, context: { params: Promise<{ id: string }> }): Promise<Response> {
  const { id } = await context.params;
  const wrap = new URL(request.url).searchParams.get("wrap");
  const columns = Number(wrap);
  if (wrap !== null && !(Number.isInteger(columns) && columns >= NARROWEST && columns <= WIDEST)) {
    return jsonProblem(400, `wrap is a number of characters from ${NARROWEST} to ${WIDEST}.`);
  }
  const job = await findJob(id);
  const explanation = job === null ? "" : explanationOf(job.results);
  if (explanation === "") return jsonProblem(404, "There is no job with this id, or it gave no explanation.");
  return textResponse(wrap === null ? explanation : wrapMarkdown(explanation, columns));
}

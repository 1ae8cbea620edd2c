import { jsonProblem } from "@/app/api/json-response";
import { isJobId } from "@/lib/contract/job-id";
import type { Span } from "@/lib/contract/span";
import { findSpan } from "@/lib/db/spans";

/** What the routes of a span are called with. */
export interface SpanRequest {
  readonly params: Promise<{ id: string; seq: string }>;
}

/** The span that a request names, or the answer that says why there is none. */
export async function requestedSpan({ params }: SpanRequest): Promise<Span | Response> {
  const { id, seq } = await params;
  if (!isJobId(id)) return jsonProblem(400, "The id is not the id of a job: give a UUID.");
  if (!/^\d{1,9}$/.test(seq)) return jsonProblem(400, "The seq of a span is a number from 0.");
  return (await findSpan(id, Number(seq))) ?? jsonProblem(404, `Job ${id} has no span ${seq}.`);
}

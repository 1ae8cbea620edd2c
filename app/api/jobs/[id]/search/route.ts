import { jsonProblem } from "@/app/api/json-response";
import { isJobId } from "@/lib/contract/job-id";
import { searchSpans } from "@/lib/db/span-search";

export const dynamic = "force-dynamic";

/** Longer texts are no question. */
const MAX_QUERY = 1000;

/** Looks for `q` in all content of a job's spans: a line of JSON for each batch of what was found, as it is found. */
export async function GET(request: Request, context: { params: Promise<{ id: string }> }): Promise<Response> {
  const { id } = await context.params;
  if (!isJobId(id)) return jsonProblem(400, "The id is not the id of a job: give a UUID.");
  const query = new URL(request.url).searchParams.get("q") ?? "";
  if (query.length > MAX_QUERY) return jsonProblem(400, `q is longer than ${MAX_QUERY} characters: look for less.`);
  return new Response(linesOf(searchSpans(id, query)), {
    headers: {
      "Content-Type": "application/x-ndjson; charset=utf-8",
      "Cache-Control": "no-store, no-transform",
      "X-Accel-Buffering": "no",
    },
  });
}

/** Reads on only while somebody listens: a reader that goes away ends the search. */
function linesOf(batches: AsyncGenerator<unknown>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await batches.next();
      if (done === true) controller.close();
      else controller.enqueue(encoder.encode(`${JSON.stringify(value)}\n`));
    },
    async cancel() {
      await batches.return(undefined);
    },
  });
}

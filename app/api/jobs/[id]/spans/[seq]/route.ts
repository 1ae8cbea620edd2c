import { jsonResponse } from "@/app/api/json-response";
import { promptVersionOf } from "@/lib/db/spans";
import { clipSpan } from "@/lib/trajectory/clip-span";
import { requestedSpan, type SpanRequest } from "./requested-span";

export const dynamic = "force-dynamic";

/** The content of one span: long texts are cut, and the answer says which; with `?whole=1` the span with all it holds. */
export async function GET(request: Request, context: SpanRequest): Promise<Response> {
  const span = await requestedSpan(context);
  if (span instanceof Response) return span;
  const whole = new URL(request.url).searchParams.get("whole") === "1";
  return jsonResponse(whole ? span : clipSpan(span, promptVersionOf(span)));
}

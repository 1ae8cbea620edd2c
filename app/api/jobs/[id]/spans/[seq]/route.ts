import { jsonResponse } from "@/app/api/json-response";
import { spanContent } from "@/app/span-content";
import { requestedSpan, type SpanRequest } from "./requested-span";

export const dynamic = "force-dynamic";

/** The content of one span: long texts are cut, and the answer says which; with `?whole=1` the span with all it holds. */
export async function GET(request: Request, context: SpanRequest): Promise<Response> {
  const span = await requestedSpan(context);
  if (span instanceof Response) return span;
  const whole = new URL(request.url).searchParams.get("whole") === "1";
  return jsonResponse(whole ? span : await spanContent((await context.params).id, span));
}

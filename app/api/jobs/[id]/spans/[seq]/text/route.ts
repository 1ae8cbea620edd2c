import { jsonProblem } from "@/app/api/json-response";
import { textResponse } from "@/app/api/text-response";
import { longTexts } from "@/lib/contract/span-content";
import { beginning, spanText, TEXT_PART } from "@/lib/trajectory/clip-span";
import { requestedSpan, type SpanRequest } from "../requested-span";

export const dynamic = "force-dynamic";

/** Parts that are asked for one by one are larger than the first. */
const PART = 8 * TEXT_PART;

/**
 * A part of a long text of a span, as plain text: of the text `name`, or of the string `member` in its JSON, from the UTF-16 unit
 * `from` on. Without `from`, all of it.
 */
export async function GET(request: Request, context: SpanRequest): Promise<Response> {
  const span = await requestedSpan(context);
  if (span instanceof Response) return span;
  const query = new URL(request.url).searchParams;
  const name = longTexts.find((known) => known === query.get("name"));
  if (name === undefined) return jsonProblem(400, `name is one of ${longTexts.join(", ")}.`);
  const text = spanText(span, name, query.get("member"));
  if (text === null) return jsonProblem(404, "The span has no such text.");
  const from = query.get("from");
  if (from !== null && !/^\d{1,12}$/.test(from)) return jsonProblem(400, "from is a number from 0.");
  const part = from === null ? text : beginning(text.slice(Number(from)), PART);
  return textResponse(part);
}

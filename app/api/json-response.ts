import { type JsonText, toJsonText } from "@/lib/contract/json-text";

/** A JSON answer; numbers keep every digit that they came with. */
export function jsonResponse(value: unknown, status = 200): Response {
  return jsonTextResponse(toJsonText(value), status);
}

/** An answer that is JSON already. */
export function jsonTextResponse(json: JsonText, status = 200): Response {
  return new Response(json, {
    status,
    headers: { "Content-Type": "application/json; charset=utf-8", "Cache-Control": "no-store" },
  });
}

/** What is wrong with a request, as JSON with a message. */
export function jsonProblem(status: 400 | 404, message: string): Response {
  return jsonResponse({ error: message }, status);
}

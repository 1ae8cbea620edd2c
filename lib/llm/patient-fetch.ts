import { type ClientRequest, type IncomingMessage, request as requestHttp } from "node:http";
import { request as requestHttps } from "node:https";
import { Readable } from "node:stream";

const KEEP_ALIVE_PROBE_MS = 60_000;

/**
 * Does what the SDK needs of `fetch`, but waits for an answer as long as it takes: Node's own gives up after five
 * minutes without a byte, and a model on a slow machine, or one that thinks, says nothing until it has finished.
 * A peer that is gone is noticed by TCP; everything else ends by the signal. Rejects as `node:http` does.
 */
export const patientFetch: typeof fetch = async (input, init = {}) => {
  const { method = "GET", headers, body, signal } = init;
  if (body !== undefined && body !== null && typeof body !== "string") {
    throw new TypeError("patientFetch sends text only.");
  }
  const url = new URL(input instanceof Request ? input.url : input);
  const send = url.protocol === "http:" ? requestHttp : requestHttps;
  const options = { method, headers: Object.fromEntries(new Headers(headers)), ...(signal ? { signal } : {}) };
  return toResponse(await answerOf(send(url, options), body ?? ""));
};

function answerOf(request: ClientRequest, body: string): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    request.on("socket", (socket) => socket.setKeepAlive(true, KEEP_ALIVE_PROBE_MS));
    request.on("response", resolve);
    request.on("error", reject);
    request.end(body);
  });
}

function toResponse(message: IncomingMessage): Response {
  const headers = new Headers();
  for (const [name, values = []] of Object.entries(message.headersDistinct)) {
    for (const value of values) headers.append(name, value);
  }
  const status = message.statusCode ?? 500;
  const hasBody = status !== 204 && status !== 304;
  // Node's own type of a web stream and the DOM's differ in name only.
  const stream = hasBody ? (Readable.toWeb(message) as ReadableStream) : null;
  return new Response(stream, { status, statusText: message.statusMessage ?? "", headers });
}

import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import { patientFetch } from "./patient-fetch";

let server: Server | null = null;

async function serve(listener: RequestListener): Promise<string> {
  const started = createServer(listener);
  server = started;
  await new Promise<void>((resolve) => started.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${(started.address() as AddressInfo).port}/v1?x=1`;
}

afterEach(async () => {
  server?.closeAllConnections();
  await new Promise((resolve) => (server === null ? resolve(null) : server.close(resolve)));
  server = null;
});

test("method, headers and body arrive, and status, headers and body come back", async () => {
  const url = await serve(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const seen = [request.method, request.url, request.headers.authorization, Buffer.concat(chunks).toString()];
    response.writeHead(418, { "retry-after": "7" }).end(JSON.stringify(seen));
  });
  const response = await patientFetch(url, { method: "POST", headers: { Authorization: "Bearer k" }, body: "µ" });
  expect([response.status, response.ok, response.headers.get("retry-after")]).toEqual([418, false, "7"]);
  expect(await response.json()).toEqual(["POST", "/v1?x=1", "Bearer k", "µ"]);
});

test("a signal ends the wait for an answer", async () => {
  const url = await serve(() => {});
  const pending = patientFetch(url, { signal: AbortSignal.timeout(30) });
  await expect(pending).rejects.toMatchObject({ name: "AbortError" });
});

test("a server that is not there rejects with its code", async () => {
  const url = await serve(() => {});
  await new Promise((resolve) => server?.close(resolve));
  await expect(patientFetch(url)).rejects.toMatchObject({ code: "ECONNREFUSED" });
});

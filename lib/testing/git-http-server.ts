import { spawn } from "node:child_process";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";

export interface GitHttpServer {
  /** Of the repository, without a slash at its end. */
  readonly url: string;
  /** What was asked for, as `GET /info/refs?service=git-upload-pack`. */
  readonly requests: string[];
  /** Called before each answer; a test may delay it. */
  beforeAnswer: (request: string) => Promise<void>;
}

/**
 * Serves one repository over git's smart HTTP protocol on the loopback interface until the test is over. A server of
 * protocol 0 gives no commits but those it advertises.
 */
export async function serveGit(gitDir: string, protocol: 0 | 2 = 2): Promise<GitHttpServer> {
  const requests: string[] = [];
  const served = { requests, beforeAnswer: async (_request: string) => {} };
  const server = createServer(async (request, response) => {
    const asked = `${request.method} ${(request.url ?? "").replace("/repository", "")}`;
    requests.push(asked);
    await served.beforeAnswer(asked);
    answer(gitDir, protocol, request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return Object.assign(served, { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/repository` });
}

/** Runs `git http-backend` as the CGI program that it is. */
function answer(gitDir: string, protocol: 0 | 2, request: IncomingMessage, response: ServerResponse): void {
  const url = new URL(request.url ?? "", "http://localhost");
  const backend = spawn("git", ["http-backend"], {
    env: {
      NODE_ENV: "test",
      PATH: "/usr/local/bin:/usr/bin:/bin",
      HOME: "/nonexistent",
      GIT_HTTP_EXPORT_ALL: "1",
      GIT_PROTOCOL: protocol === 0 ? "" : String(request.headers["git-protocol"] ?? ""),
      GIT_PROJECT_ROOT: gitDir,
      PATH_INFO: url.pathname.replace("/repository", ""),
      QUERY_STRING: url.search.slice(1),
      REQUEST_METHOD: request.method ?? "GET",
      CONTENT_TYPE: request.headers["content-type"] ?? "",
      HTTP_CONTENT_ENCODING: String(request.headers["content-encoding"] ?? ""),
    },
    stdio: ["pipe", "pipe", "ignore"],
  });
  backend.stdin.on("error", () => {});
  request.pipe(backend.stdin);
  response.once("close", () => backend.kill());
  let head = Buffer.alloc(0);
  backend.stdout.on("data", (chunk: Buffer) => {
    if (response.headersSent) {
      response.write(chunk);
      return;
    }
    head = Buffer.concat([head, chunk]);
    const end = head.indexOf("\r\n\r\n");
    if (end < 0) return;
    sendHead(head.subarray(0, end).toString(), response);
    response.write(head.subarray(end + 4));
  });
  backend.stdout.on("end", () => response.end());
}

function sendHead(text: string, response: ServerResponse): void {
  for (const line of text.split("\r\n")) {
    const [name = "", value = ""] = line.split(/: (.*)/);
    if (name === "Status") response.statusCode = Number.parseInt(value, 10);
    else response.setHeader(name, value);
  }
  response.flushHeaders();
}

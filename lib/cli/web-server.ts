import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import compression from "compression";
import next from "next";
import { tooLarge } from "@/lib/contract/check-args";
import { MAX_ARGS_BYTES } from "@/lib/contract/workflow";
import { CommandError } from "./command-error";
import { projectRoot } from "./project-root";

/** How long open responses may go on after a request to stop, in milliseconds. */
const DRAIN_MS = 1500;

/** Of zlib: spans shrink to a sixth, in a third of the time of the usual level. */
const COMPRESSION_LEVEL = 2;

const COMPRESSIBLE = /^(text\/|application\/(json|javascript)\b|image\/svg)/;

type Middleware = (request: IncomingMessage, response: ServerResponse, next: () => void) => void;

/** Typed for Express, made for any server of Node's. Next sets some headers as lists, which the package's own filter cannot read. */
const compress = compression({
  level: COMPRESSION_LEVEL,
  filter: (_, response) => COMPRESSIBLE.test(String(response.getHeader("Content-Type"))),
}) as unknown as Middleware;

/** Encoded forms are larger than the args in them: boundaries, names and the other fields. */
const MAX_BODY_BYTES = MAX_ARGS_BYTES + 64 * 1024;

/** A site that is served. */
export interface WebServer {
  /** Ends open responses within seconds. */
  stop(): Promise<void>;
}

/** Serves the built site. Rejects with CommandError when the address cannot be had. */
export async function startWebServer(host: string, port: number): Promise<WebServer> {
  const app = next({ dev: false, dir: projectRoot, hostname: host, port });
  await app.prepare();
  const handle = app.getRequestHandler();
  const server = createServer((request, response) => {
    if (refuseMalformedPath(request, response) || refuseLargeBody(request, response)) return;
    compress(request, response, () => void handle(request, response));
  });
  await listen(server, host, port);
  return {
    stop: async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeIdleConnections();
      const cut = setTimeout(() => server.closeAllConnections(), DRAIN_MS);
      await closed;
      clearTimeout(cut);
      await app.close();
    },
  };
}

/** Next answers a path that cannot be decoded, as /%zz, with a bare 500. */
function refuseMalformedPath(request: IncomingMessage, response: ServerResponse): boolean {
  try {
    decodeURIComponent((request.url ?? "").split("?")[0] ?? "");
    return false;
  } catch {
    response.writeHead(400, { "content-type": "text/plain; charset=utf-8" });
    response.end("This address is malformed: a % must be followed by two hexadecimal digits of UTF-8.\n");
    return true;
  }
}

/**
 * Next answers a form over its limit with a bare 500: say what is wrong instead. The body is read to its end and dropped,
 * because a browser that is cut off while it sends shows its own error and never reads the answer.
 */
function refuseLargeBody(request: IncomingMessage, response: ServerResponse): boolean {
  const size = Number(request.headers["content-length"] ?? 0);
  if (!(size > MAX_BODY_BYTES)) return false;
  request.once("end", () => {
    response.writeHead(413, { "content-type": "text/plain; charset=utf-8", connection: "close" });
    response.end(`${tooLarge(size)}\nGo back: what you typed is still there.\n`);
  });
  request.resume();
  return true;
}

function listen(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      const reason =
        error.code === "EADDRINUSE" ? "is in use: set PORT to a free one" : `cannot be used: ${error.message}`;
      reject(new CommandError(`${host}:${port} ${reason}.`));
    });
    server.listen(port, host, resolve);
  });
}

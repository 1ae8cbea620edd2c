import { createReadStream, createWriteStream } from "node:fs";
import { stat } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import pg from "pg";

/** A page that is served, and its size before compression. */
export interface Reference {
  readonly url: string;
  readonly bytes: number;
  stop(): Promise<void>;
}

interface StoredSpan {
  readonly seq: number;
  readonly nesting: number;
  readonly type: string;
  readonly name: string;
  readonly model: string;
  readonly started: Date;
  readonly finished: Date;
  readonly error: string;
  readonly args: string;
  readonly results: string;
  readonly reply: string;
  readonly thoughts: string;
}

const SPANS_PER_READ = 500;

/**
 * Writes the spans of a job to `file` as the reference shows them, and serves that: one table, a row for each span and under it one
 * with all its content, and the content again in the row's own cells, where it is hidden.
 */
export async function serveReference(from: { databaseUrl: string; id: string; file: string }): Promise<Reference> {
  await pipeline(pageOf(from), createWriteStream(from.file));
  const server = createServer((_, response) => {
    response.writeHead(200, { "content-type": "text/html; charset=utf-8", "content-encoding": "gzip" });
    void pipeline(createReadStream(from.file), createGzip({ level: 6 }), response).catch(() => undefined);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    bytes: (await stat(from.file)).size,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function* pageOf({ databaseUrl, id }: { databaseUrl: string; id: string }): AsyncGenerator<string> {
  const client = new pg.Client({ connectionString: databaseUrl, application_name: "bench" });
  await client.connect();
  try {
    yield "<!DOCTYPE html><meta charset=utf-8><title>job</title><style>td{vertical-align:top;border:1px solid}pre{white-space:pre-wrap}</style><table id=trajectory>";
    for (let from = 0; ; from += SPANS_PER_READ) {
      const { rows } = await client.query<StoredSpan>(
        `select seq, nesting, type, name, model, started, finished, error, args, results, reply, thoughts
        from spans where job_id = $1 and attempt = 0 and seq >= $2 and seq < $3 order by seq`,
        [id, from, from + SPANS_PER_READ],
      );
      if (rows.length === 0) break;
      yield rows.map(rowsOf).join("");
    }
    yield "</table>";
  } finally {
    await client.end();
  }
}

function rowsOf(span: StoredSpan): string {
  const { seq, nesting, type, name, model, started, finished } = span;
  const seconds = (finished.getTime() - started.getTime()) / 1000;
  const facts = [seq, nesting, started.toISOString(), `${seconds} s`, type, name, model];
  const cells = facts.map((fact) => `<td>${escapeHtml(String(fact))}</td>`).join("");
  const content = contentOf(span);
  return `<tr>${cells}<td><a href="#${seq}">${seq}</a><div hidden>${content}</div></td></tr><tr><td colspan=8>${content}</td></tr>`;
}

function contentOf(span: StoredSpan): string {
  return (["args", "results", "thoughts", "reply", "error"] as const)
    .filter((name) => span[name] !== "")
    .map((name) => `<details open><summary>${name}</summary><pre>${escapeHtml(span[name])}</pre></details>`)
    .join("");
}

function escapeHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}

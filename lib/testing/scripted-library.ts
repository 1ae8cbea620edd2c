import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { ScriptedReply } from "./scripted-model";

/** The call of a run's model, by its number from 0, or the book that its tool reads. */
export type HeldPoint = number | string;

/** What one run has asked for. */
interface RunRecord {
  /** How many calls of its model were answered. */
  answered: number;
  /** Every request, repeated ones too, in order. */
  readonly requests: HeldPoint[];
  /** Not answered the first time that it is asked for. */
  hold: HeldPoint | null;
}

/**
 * A server with a model (OpenAI's format, under `/v1`) and a library of books, for runs in other processes. Each run, whose name
 * is in all that it asks, gets the same script; it can be held at a point, so that it hangs there until its worker is killed.
 */
export class ScriptedLibrary {
  readonly #runs = new Map<string, RunRecord>();
  readonly #script: (run: string) => readonly ScriptedReply[];
  readonly #server: Server;
  #held = 0;

  constructor(script: (run: string) => readonly ScriptedReply[]) {
    this.#script = script;
    this.#server = createServer((request, response) => void this.#answer(request, response));
  }

  async listen(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(0, "127.0.0.1", resolve));
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  /** Without a slash at its end. */
  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** How many requests hang. */
  get held(): number {
    return this.#held;
  }

  /** Tells of a run before it starts. */
  expect(run: string, hold: HeldPoint | null): void {
    this.#runs.set(run, { answered: 0, requests: [], hold });
  }

  requestsOf(run: string): readonly HeldPoint[] {
    return this.#record(run).requests;
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const book = /^\/library\/([^/]+)\/(.+)$/.exec(request.url ?? "");
    if (book !== null) {
      const [, run = "", title = ""] = book;
      if (!this.#holds(this.#record(run), title)) response.end(`${decodeURIComponent(title)}: a book`);
      return;
    }
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks).toString("utf8");
    const run = /run-\w+/.exec(body)?.[0] ?? "";
    const record = this.#record(run);
    const turn = record.answered;
    if (this.#holds(record, turn)) return;
    record.answered++;
    const reply = this.#script(run)[turn];
    response.statusCode = reply === undefined ? 400 : 200;
    response.setHeader("content-type", "application/json");
    response.end(
      JSON.stringify(reply === undefined ? { error: { message: "The script has ended." } } : completion(turn, reply)),
    );
  }

  #holds(record: RunRecord, point: HeldPoint): boolean {
    record.requests.push(point);
    if (record.hold !== point) return false;
    record.hold = null;
    this.#held++;
    return true;
  }

  #record(run: string): RunRecord {
    const record = this.#runs.get(run);
    if (record === undefined) throw new Error(`Nobody told of ${run}.`);
    return record;
  }
}

function completion(
  turn: number,
  { text = null, thoughts, calls = [] }: Omit<ScriptedReply, "text"> & { text?: string | null },
) {
  const tool_calls = calls.map(({ tool, input }, index) => ({
    id: `call-${turn}-${index}`,
    type: "function",
    function: { name: tool, arguments: JSON.stringify(input) },
  }));
  const message = {
    role: "assistant",
    content: text,
    reasoning_content: thoughts,
    ...(calls.length > 0 ? { tool_calls } : {}),
  };
  const usage = { prompt_tokens: 100 + turn, completion_tokens: 20, total_tokens: 120 + turn };
  const choice = { index: 0, message, finish_reason: calls.length > 0 ? "tool_calls" : "stop" };
  return { id: `answer-${turn}`, object: "chat.completion", created: 1, model: "scripted", choices: [choice], usage };
}

import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { ModelSettings } from "@/lib/llm/model-settings";
import { type Question, type ScriptedTurn, TEST_KEY, type WireFormat } from "./wire-format";

/** What a provider does in place of answering; it ends the response, or breaks it. */
export type Mishap = (response: ServerResponse) => void;

interface ServerOptions {
  readonly format: WireFormat;
  /** What is answered to a question. */
  readonly script: (question: Question) => ScriptedTurn;
  /** What happens to the requests before they are answered, one each in their order; null: this one is answered. */
  readonly mishaps?: readonly (Mishap | null)[];
}

/**
 * A provider on this machine that speaks one wire format. It refuses, with 400, what the provider's documentation does not allow,
 * and a request that it has answered before: such an answer would be paid for twice.
 */
export class ProviderServer {
  readonly #options: ServerOptions;
  readonly #server: Server;
  readonly #answered = new Set<string>();
  #requests = 0;
  /** What was wrong with the requests. */
  readonly complaints: string[] = [];

  constructor(options: ServerOptions) {
    this.#options = options;
    this.#server = createServer((request, response) => void this.#serve(request, response));
  }

  /** Requests that were answered, each of which costs money. */
  get answers(): number {
    return this.#answered.size;
  }

  /** All requests. */
  get requests(): number {
    return this.#requests;
  }

  async listen(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(0, "127.0.0.1", resolve));
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  /** Settings that lead every provider here. */
  get settings(): ModelSettings {
    const url = `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
    return {
      keys: { google: TEST_KEY, openai: TEST_KEY, anthropic: TEST_KEY },
      hosts: { google: url, openai: url, anthropic: url },
      baseUrl: url,
      apiKey: TEST_KEY,
      categories: { best: [], balanced: [] },
    };
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const text = Buffer.concat(chunks).toString();
    const mishap = this.#options.mishaps?.[this.#requests++];
    const complaints = this.#check(request, text);
    if (complaints.length > 0) {
      this.complaints.push(...complaints);
      return send(response, 400, {
        error: { message: complaints.join("; "), type: "invalid_request_error", code: 400 },
      });
    }
    if (mishap !== undefined && mishap !== null) return mishap(response);
    this.#answered.add(text);
    const { format, script } = this.#options;
    const question = format.question(JSON.parse(text));
    send(response, 200, format.answer(script(question), { turn: question.turn, number: this.#answered.size }));
  }

  #check(request: IncomingMessage, text: string): string[] {
    const { format } = this.#options;
    const { method, url: path = "", headers } = request;
    if (method !== "POST") return [`${method} is no POST`];
    if (this.#answered.has(text)) return ["this request was answered before: the answer would be paid for twice"];
    return format.complaints({ path, headers, body: JSON.parse(text) });
  }
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}

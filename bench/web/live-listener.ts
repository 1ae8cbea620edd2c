import { get } from "node:http";

/** What an event of a job's stream holds, as far as it is looked at: one list a column. */
interface LiveBatch {
  readonly spans: { readonly seq: readonly number[]; readonly finished: readonly (number | null)[] };
}

/** A reader of a job's live stream, as an open page is one. */
export class LiveListener {
  /** When the end of each span was first seen, in milliseconds of `performance.now()`. */
  readonly ended = new Map<number, number>();
  readonly connected: Promise<void>;
  readonly #close: () => void;
  #rest = "";

  constructor(url: string) {
    const request = get(url, { headers: { accept: "text/event-stream" } });
    this.#close = () => request.destroy();
    this.connected = new Promise((resolve, reject) => {
      request.once("error", reject);
      request.once("response", (response) => {
        response.setEncoding("utf8");
        response.on("data", (text: string) => this.#read(text));
        response.once("error", () => undefined);
        resolve();
      });
    });
  }

  close(): void {
    this.#close();
  }

  #read(text: string): void {
    const at = performance.now();
    const events = (this.#rest + text).split("\n\n");
    this.#rest = events.pop() ?? "";
    for (const event of events) {
      const data = /^data: ?(.*)$/m.exec(event)?.[1] ?? "";
      if (data.startsWith("{")) this.#note(JSON.parse(data) as LiveBatch, at);
    }
  }

  #note({ spans }: LiveBatch, at: number): void {
    spans.seq.forEach((seq, index) => {
      if (spans.finished[index] !== null && !this.ended.has(seq)) this.ended.set(seq, at);
    });
  }
}

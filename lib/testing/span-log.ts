import type { Span } from "@/lib/contract/span";
import type { SpanSink } from "@/lib/engine/context";

/** A recorder that keeps spans in memory, by seq; a start never changes a span that is there. */
export class SpanLog implements SpanSink {
  /** What spans had while they ran, in order. */
  readonly progressed: Span[] = [];
  readonly #spans = new Map<number, Span>();

  async start(span: Span): Promise<void> {
    if (!this.#spans.has(span.seq)) this.#spans.set(span.seq, span);
  }

  async progress(span: Span): Promise<void> {
    this.progressed.push(span);
  }

  async end(span: Span): Promise<void> {
    this.#spans.set(span.seq, span);
  }

  /** In the order of seq. */
  get spans(): Span[] {
    return [...this.#spans.values()].sort((a, b) => a.seq - b.seq);
  }
}

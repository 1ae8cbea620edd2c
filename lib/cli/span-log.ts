import { elapsedMs } from "@/lib/contract/instant";
import type { JsonText } from "@/lib/contract/json-text";
import type { Span } from "@/lib/contract/span";
import { spanSummary } from "@/lib/contract/span-summary";
import { toSpanFile } from "@/lib/contract/wire";

/** Prints spans as they come and keeps them for a span file. */
export class SpanLog {
  private readonly spans = new Map<number, Span>();

  constructor(private readonly print: (line: string) => void) {}

  async start(span: Span): Promise<void> {
    this.spans.set(span.seq, span);
    if (span.type === "flow" || span.type === "agent") this.print(this.line(span, "…"));
  }

  async progress(span: Span): Promise<void> {
    this.spans.set(span.seq, span);
    this.print(this.line(span, "…"));
  }

  async end(span: Span): Promise<void> {
    this.spans.set(span.seq, span);
    this.print(this.line(span, `${elapsedMs(span.started, span.finished) ?? 0} ms`));
  }

  /** The spans so far as a span file. */
  trajectory(): JsonText {
    return toSpanFile([...this.spans.values()]);
  }

  private line(span: Span, time: string): string {
    const place = `${"  ".repeat(span.nesting)}${span.seq} ${span.type} ${span.name}`;
    return `${place.padEnd(44)} ${time.padStart(9)}  ${spanSummary(span)}`;
  }
}

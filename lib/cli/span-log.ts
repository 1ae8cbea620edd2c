import { elapsedMs } from "@/lib/contract/instant";
import { toJsonText } from "@/lib/contract/json-text";
import type { Span } from "@/lib/contract/span";
import { spanSummary } from "@/lib/contract/span-summary";
import { toSpanEvent } from "@/lib/contract/wire";

/** Prints spans as they come and keeps them for a span file: each twice, when it starts and when it ends. */
export class SpanLog {
  private readonly events: Span[] = [];

  constructor(private readonly print: (line: string) => void) {}

  async start(span: Span): Promise<void> {
    this.events.push(span);
    if (span.type === "flow" || span.type === "agent") this.print(this.line(span, "…"));
  }

  async end(span: Span): Promise<void> {
    this.events.push(span);
    this.print(this.line(span, `${elapsedMs(span.started, span.finished) ?? 0} ms`));
  }

  /** A span file: a JSON array of the events in the order in which they came. */
  trajectory(): string {
    return `[\n${this.events.map((span) => toJsonText(toSpanEvent(span))).join(",\n")}\n]\n`;
  }

  private line(span: Span, time: string): string {
    const place = `${"  ".repeat(span.nesting)}${span.seq} ${span.type} ${span.name}`;
    return `${place.padEnd(44)} ${time.padStart(9)}  ${spanSummary(span)}`;
  }
}

import "server-only";
import type { Span } from "@/lib/contract/span";
import type { SpanContent } from "@/lib/contract/span-content";
import { usageWithin } from "@/lib/db/span-usage";
import { promptVersionOf } from "@/lib/db/spans";
import { clipSpan } from "@/lib/trajectory/clip-span";

/** A span as a page gets it. */
export async function spanContent(jobId: string, span: Span): Promise<SpanContent> {
  return { ...clipSpan(span, promptVersionOf(span)), usage: await usageWithin(jobId, span) };
}

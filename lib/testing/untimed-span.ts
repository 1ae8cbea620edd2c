import type { Span } from "@/lib/contract/span";

/** What of a span does not depend on the clock. */
export function untimedSpan({ started, finished, call, ...span }: Span) {
  const incidents = call?.incidents.map(({ model, what }) => ({ model, what }));
  return { ...span, ended: finished !== null, call: call && { ...call, incidents } };
}

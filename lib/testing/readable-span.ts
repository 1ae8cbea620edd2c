import type { Span } from "@/lib/contract/span";

/** A span for reading in a golden file: JSON decoded, what is empty left out, tools only by name. */
export function readableSpan({ call, ...span }: Span) {
  const fields = Object.entries(span).filter(
    ([, value]) => value !== "" && value !== 0 && value !== null && value !== false,
  );
  return {
    ...Object.fromEntries(
      fields.map(([key, value]) => [key, key === "args" || key === "results" ? JSON.parse(String(value)) : value]),
    ),
    seq: span.seq,
    ...(call === null
      ? {}
      : {
          call: {
            ...call,
            messages: JSON.parse(call.messages),
            tools: JSON.parse(call.tools).map((tool: { name: string }) => tool.name),
          },
        }),
  };
}

import type { LongTextName, SpanContent } from "@/lib/contract/span-content";
import { routes } from "@/lib/routes";

/** Where the whole of a text is that was sent in part. */
export interface TextSource {
  /** UTF-16 units of the whole. */
  readonly length: number;
  /** All of it, as plain text. */
  readonly url: string;
  /** A part of it, from a UTF-16 unit on. */
  readonly urlFrom: (from: number) => string;
}

/** Finds the source of the text `name`, or of the string `member` of its JSON; null for a text that was sent whole. */
export type FindSource = (name: LongTextName, member?: string) => TextSource | null;

export function sourcesOf(jobId: string, { span, cuts }: SpanContent): FindSource {
  return (name, member) => {
    const cut = cuts.find((candidate) => candidate.name === name && candidate.member === (member ?? null));
    if (cut === undefined) return null;
    const place = { name, member: cut.member };
    return {
      length: cut.length,
      url: routes.spanText(jobId, span.seq, place),
      urlFrom: (from) => routes.spanText(jobId, span.seq, { ...place, from }),
    };
  };
}

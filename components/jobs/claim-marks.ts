import type { TextMark } from "@/components/ui/mark-stretches";
import type { Evidence } from "@/lib/contract/evidence";

/** Where what supports a claim is. */
export interface EvidenceLinks {
  readonly span: (seq: number) => string;
  /** The report on the page. */
  readonly report: string;
}

/** The claims of an explanation as marks of its text: what is supported leads to what supports it, the rest is warned of. */
export function claimMarks({ claims }: Evidence, links: EvidenceLinks): TextMark[] {
  return claims.map(({ start, end, text, support }) => {
    const at = { start, end, text };
    if (support.kind === "span")
      return { ...at, href: links.span(support.seq), title: `Shown by step #${support.seq}` };
    if (support.kind === "report") return { ...at, href: links.report, title: "Stands in the crash report" };
    return { ...at, href: null, title: support.reason };
  });
}

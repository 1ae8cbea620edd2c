import Link from "next/link";
import { formatDuration, formatTokens } from "@/components/ui/quantities";
import { visibleLine } from "@/components/ui/visible-text";
import type { SpanLine } from "@/lib/contract/span-columns";
import { routes } from "@/lib/routes";
import { plainSummary, shortName } from "@/lib/trajectory/step-text";
import { spanDuration } from "@/lib/trajectory/timeline";

const MAX_SUMMARY = 100;

/** A step that both did: what it was once, its times and tokens of both. */
export function SameStep({ a, b, jobs }: { a: SpanLine; b: SpanLine; jobs: { a: string; b: string } }) {
  return (
    <div className="compared-step">
      <span className="numeric">
        <SpanLink job={jobs.a} seq={a.seq} side="A" /> <SpanLink job={jobs.b} seq={b.seq} side="B" />
      </span>
      <What row={a} />
      <span className="text-muted numeric">
        {costOf(a)} · {costOf(b)}
      </span>
    </div>
  );
}

/** A step that only one did, or that the other did otherwise; null where there is none. */
export function Step({ job, side, row }: { job: string; side: "A" | "B"; row: SpanLine | null }) {
  if (row === null) return <p className="text-muted compared-none">no such step in {side}</p>;
  return (
    <div className="compared-step">
      <SpanLink job={job} seq={row.seq} side={side} />
      <What row={row} />
      <span className="text-muted numeric">{costOf(row)}</span>
    </div>
  );
}

function SpanLink({ job, seq, side }: { job: string; seq: number; side: "A" | "B" }) {
  return (
    <Link href={routes.jobSpan(job, seq)} prefetch={false}>
      {side} {seq}
    </Link>
  );
}

function What({ row }: { row: SpanLine }) {
  const said = visibleLine(plainSummary(row.summary));
  const long = said.length > MAX_SUMMARY;
  return (
    <span className="compared-what" {...(long ? { title: said } : {})}>
      <span className="text-hue" data-type={row.type}>
        {row.type}
      </span>{" "}
      {visibleLine(shortName(row))} {row.failed && <span className="text-failed">failed: </span>}
      <span className="text-muted">{long ? `${said.slice(0, MAX_SUMMARY)}…` : said}</span>
    </span>
  );
}

/** `6.2 s, 12.1k→0.4k`: how long it took and, of a model call, its tokens. */
function costOf(row: SpanLine): string {
  const time = row.finished === null ? "runs" : formatDuration(spanDuration(row, 0));
  const out = row.outputTokens + row.thoughtsTokens;
  if (row.type !== "llm" || row.inputTokens + out === 0) return time;
  return `${time}, ${formatTokens(row.inputTokens)}→${formatTokens(out)}`;
}

import type { Instant } from "@/lib/contract/instant";
import type { VoteCount } from "@/lib/contract/votes";

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** A time this far away is shown as a date. */
const FAR = 365 * DAY;

/** Milliseconds as `840 ms`, `6.2 s`, `19m 04s`, `3h 07m`, `2d 04h`; `–` for null. */
export function formatDuration(ms: number | null): string {
  if (ms === null || Number.isNaN(ms)) return "–";
  if (ms < SECOND) return `${Math.round(ms)} ms`;
  if (Math.round(ms / 100) * 100 < 10 * SECOND) return `${(ms / SECOND).toFixed(1)} s`;
  const seconds = Math.round(ms / SECOND);
  if (seconds < 60) return `${seconds} s`;
  if (seconds * SECOND < HOUR) return `${Math.floor(seconds / 60)}m ${pad(seconds % 60)}s`;
  const minutes = Math.floor((seconds * SECOND) / MINUTE);
  if (minutes < 24 * 60) return `${Math.floor(minutes / 60)}h ${pad(minutes % 60)}m`;
  return `${Math.floor(minutes / (24 * 60))}d ${pad(Math.floor(minutes / 60) % 24)}h`;
}

/** Bytes as `512 B`, `12.4 KB`, `3.1 MB` (1024 to the KB). */
export function formatBytes(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  if (bytes < 1024 * 1024) return `${(bytes / 1024).toFixed(1)} KB`;
  return `${(bytes / (1024 * 1024)).toFixed(1)} MB`;
}

/** A count of tokens as `0`, `940`, `18.2k`, `1.2M`. */
export function formatTokens(tokens: number): string {
  if (tokens < 1000) return String(Math.round(tokens));
  if (tokens < 999_950) return `${(tokens / 1000).toFixed(1)}k`;
  return `${(tokens / 1_000_000).toFixed(1)}M`;
}

/** Millionths of a dollar as `$0`, `$0.043`, `$12.40`, `$1,234`; `unknown` for null. */
export function formatCost(micros: number | null): string {
  if (micros === null) return "unknown";
  const dollars = micros / 1_000_000;
  if (dollars === 0) return "$0";
  if (dollars < 0.0005) return "< $0.001";
  if (dollars < 0.9995) return `$${dollars.toFixed(3)}`;
  return dollars < 999.995 ? `$${dollars.toFixed(2)}` : `$${Math.round(dollars).toLocaleString("en-US")}`;
}

/** A share between 0 and 1 as `0 %`, `< 1 %`, `62 %`, `> 99 %`, `100 %`. */
export function formatShare(share: number): string {
  if (share > 0 && share < 0.005) return "< 1 %";
  if (share < 1 && share >= 0.995) return "> 99 %";
  return `${Math.round(share * 100)} %`;
}

/** How sure a vote is, as `60 %, 3 of 5` or `50 %, 2 of 4, tied`. */
export function formatVote({ share, agreeing, answered, tied }: VoteCount): string {
  return `${formatShare(share)}, ${agreeing} of ${answered}${tied ? ", tied" : ""}`;
}

/** `1,234,567`. */
export function formatCount(count: number): string {
  return count.toLocaleString("en-US");
}

/** A time as `2026/01/14 23:02`, in UTC, as syzbot writes it; the text itself when it is not a time. */
export function formatUtc(at: Instant): string {
  const date = new Date(at);
  if (Number.isNaN(date.getTime())) return at;
  const [day = "", clock = ""] = date.toISOString().split("T");
  return `${day.replaceAll("-", "/")} ${clock.slice(0, 5)}`;
}

/** The same to the second, with its zone: `2026/01/14 23:02:07 UTC`. */
export function formatExactUtc(at: Instant): string {
  const date = new Date(at);
  if (Number.isNaN(date.getTime())) return at;
  return `${formatUtc(at)}:${pad(date.getUTCSeconds())} UTC`;
}

/** How long before `now` (ms) a time was: `now`, `3m ago`, `2h ago`, `5d ago`; `in 4m` when it lies ahead; a date when a year or more. */
export function formatRelative(at: Instant, now: number): string {
  const elapsed = now - Date.parse(at);
  if (Number.isNaN(elapsed)) return at;
  const distance = Math.abs(elapsed);
  if (isFar(at, now)) return formatUtc(at).slice(0, 10);
  const text = roughly(distance);
  if (text === "") return "now";
  return elapsed < 0 ? `in ${text}` : `${text} ago`;
}

/** Whether how long ago it was says less than the time itself. */
export function isFar(at: Instant, now: number): boolean {
  return !(Math.abs(now - Date.parse(at)) < FAR);
}

/** How many lines a text has. */
export function countLines(text: string): number {
  return text === "" ? 0 : text.replace(/\n$/, "").split("\n").length;
}

/** `1 line`, `20 lines`. */
export function plural(count: number, noun: string): string {
  return `${formatCount(count)} ${noun}${count === 1 ? "" : "s"}`;
}

function roughly(ms: number): string {
  if (ms < 10 * SECOND) return "";
  if (ms < MINUTE) return `${Math.floor(ms / SECOND)}s`;
  if (ms < HOUR) return `${Math.floor(ms / MINUTE)}m`;
  if (ms < 2 * DAY) return `${Math.floor(ms / HOUR)}h`;
  return `${Math.floor(ms / DAY)}d`;
}

function pad(number: number): string {
  return String(number).padStart(2, "0");
}

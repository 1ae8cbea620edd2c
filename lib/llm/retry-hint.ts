import type { APICallError } from "@ai-sdk/provider";
import type { Provider } from "./model-id";
import { saidBy } from "./said-by-provider";

const DAY_MS = 86_400_000;
const UNIT_MS: Readonly<Record<string, number>> = { d: DAY_MS, h: 3_600_000, m: 60_000, s: 1000, ms: 1 };

/**
 * How many milliseconds the provider asks to wait; null when it does not say. From `retry-after-ms`, `retry-after` (seconds or a
 * date), Google's RetryInfo in the body, OpenAI's "try again in 7m12s", Anthropic's "regain access on 2026-04-01 at 00:00 UTC".
 */
export function retryHint(error: APICallError, now: Date): number | null {
  const headers = error.responseHeaders ?? {};
  return headerHint(headers, now) ?? bodyHint(saidBy(error), now);
}

/** When a day's quota comes back, in milliseconds from `now`: Google counts days of California, the others days of UTC. */
export function untilNewDay(provider: Provider, now: Date): number {
  const zone = provider === "google" ? "America/Los_Angeles" : "UTC";
  const clock = new Intl.DateTimeFormat("en-GB", { timeZone: zone, timeStyle: "medium" }).format(now);
  const [hours = 0, minutes = 0, seconds = 0] = clock.split(":").map(Number);
  return DAY_MS - ((hours * 60 + minutes) * 60 + seconds) * 1000;
}

function headerHint(headers: Readonly<Record<string, string>>, now: Date): number | null {
  const milliseconds = Number.parseFloat(headers["retry-after-ms"] ?? "");
  if (!Number.isNaN(milliseconds)) return Math.max(0, milliseconds);
  const value = headers["retry-after"] ?? "";
  const seconds = /^[\d.]+$/.test(value) ? Number(value) : (Date.parse(value) - now.getTime()) / 1000;
  return Number.isNaN(seconds) ? null : Math.max(0, seconds * 1000);
}

function bodyHint(said: string, now: Date): number | null {
  const [, day, time] = /regain access on (\d{4}-\d\d-\d\d) at (\d\d:\d\d) utc/.exec(said) ?? [];
  if (day !== undefined) return Math.max(0, Date.parse(`${day}T${time}:00Z`) - now.getTime());
  const [, delay] =
    /"retrydelay":\s*"([\d.]+s)"/.exec(said) ?? /try again in ((?:[\d.]+(?:ms|d|h|m|s))+)/.exec(said) ?? [];
  return delay === undefined ? null : durationMs(delay);
}

/** `7m12s`, `1.5s`, `250ms`. */
function durationMs(text: string): number {
  const parts = Array.from(text.matchAll(/([\d.]+)(ms|d|h|m|s)/g));
  return parts.reduce((sum, [, count, unit = ""]) => sum + Number(count) * (UNIT_MS[unit] ?? 0), 0);
}

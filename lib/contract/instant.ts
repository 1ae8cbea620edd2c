/** A point in time as RFC 3339 text in UTC, e.g. `2026-01-14T23:02:00Z`; fractions of a second may be present, up to nanoseconds. */
export type Instant = string;

/** Exactly this text means "not set" on the wire; every other year-1 time is a value. */
export const UNSET_INSTANT: Instant = "0001-01-01T00:00:00Z";

/** Whole milliseconds from `started` to `finished`; null when either is missing or is not a time. */
export function elapsedMs(started: Instant | null, finished: Instant | null): number | null {
  if (started === null || finished === null) return null;
  const elapsed = Date.parse(finished) - Date.parse(started);
  return Number.isNaN(elapsed) ? null : elapsed;
}

import type { Instant } from "@/lib/contract/instant";

/** A time as two columns: whole milliseconds to sort by, and its own text when that says more. */
export interface StoredInstant {
  readonly time: Date;
  readonly exact: string | null;
}

/** The instant of a column of whole milliseconds, e.g. `2026-01-14T23:02:00Z` or `2026-01-14T23:02:00.125Z`. */
export function instantOf(time: Date): Instant {
  return time.toISOString().replace(".000Z", "Z");
}

export function instantOrNull(time: Date | null): Instant | null {
  return time === null ? null : instantOf(time);
}

/** Throws RangeError when `instant` is not a time. */
export function storeInstant(instant: Instant): StoredInstant {
  const time = new Date(instant);
  if (Number.isNaN(time.getTime())) throw new RangeError(`"${instant}" is not a time.`);
  return { time, exact: instantOf(time) === instant ? null : instant };
}

/** The instant that {@link storeInstant} was given. */
export function restoreInstant(time: Date, exact: string | null): Instant {
  return exact ?? instantOf(time);
}

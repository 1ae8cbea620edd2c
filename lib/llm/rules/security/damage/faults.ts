import type { Crash } from "../crash";

/** True when the processor refused an address, and no sanitizer saw it before. */
export function isFault({ report }: Crash): boolean {
  return /^(?:general protection fault|BUG: unable to handle kernel paging request)/.test(report.title);
}

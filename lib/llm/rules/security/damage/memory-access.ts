import type { Access } from "@/lib/report/report";
import type { Crash } from "../crash";

/** What KASAN or KFENCE calls the access, in lower case; empty for other reports. */
export function accessClass({ report }: Crash): string {
  if (report.kind === "KASAN") return report.bugClass.toLowerCase();
  return /^KFENCE: ([\w -]+)/.exec(report.title)?.[1]?.split(" in ")[0]?.toLowerCase() ?? "";
}

/** The tool that saw the access, of those whose classes {@link accessClass} tells. */
export function toolName({ report }: Crash): "KASAN" | "KFENCE" {
  return report.title.startsWith("KFENCE") ? "KFENCE" : "KASAN";
}

/** True for accesses to memory that was given back. */
export function isUseAfterFree(crash: Crash): boolean {
  return /use-after-free|use-after-scope|use after free/.test(accessClass(crash));
}

/** True for accesses beside the memory that they were meant for. */
export function isOutOfBounds(crash: Crash): boolean {
  return /out-of-bounds|out of bounds|memory corruption/.test(accessClass(crash));
}

/** True when the report says, in any of its ways, that memory was written. */
export function isWrite({ report, text }: Crash): boolean {
  const [access] = report.accesses;
  if (access !== undefined) return access.kind !== "read";
  // KFENCE finds at the free that somebody wrote over the space beside the object.
  if (/memory corruption/.test(accessClass({ report, text }))) return true;
  return /^.{0,60}\bKFENCE: .{0,40}\bwrite\b|#PF: supervisor write access/m.test(text.slice(0, 20_000));
}

/** `a write of 8 bytes`. */
export function accessText({ report }: Crash, kind: "read" | "write"): string {
  const [access] = report.accesses;
  return `a ${kind}${sizeText(access)}`;
}

function sizeText(access: Access | undefined): string {
  if (access === undefined || access.size === 0) return "";
  return ` of ${access.size} byte${access.size === 1 ? "" : "s"}`;
}

/** ` in an object of kmalloc-1k`; empty when no cache is printed. */
export function objectText({ report: { object } }: Crash): string {
  if (object === null || object.cache === "") return "";
  return ` in an object of ${object.size} bytes from the cache ${object.cache}`;
}

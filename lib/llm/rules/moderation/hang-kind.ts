import type { Report } from "@/lib/report/report";

/** How a task or CPU does not go on: it runs and never ends, or it waits; null for reports of other kinds. */
export function hangKind({ title }: Report): "stall" | "hung task" | null {
  if (/detected stall|soft lockup|hard LOCKUP/i.test(title)) return "stall";
  return /task hung/.test(title) ? "hung task" : null;
}

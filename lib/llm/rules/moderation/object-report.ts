import type { Report, Stack, StackKind } from "@/lib/report/report";

/** True for the classes of KASAN whose report needs the stacks of allocation and free. */
export function isUseAfterFree({ bugClass }: Report): boolean {
  return /use-after-free|double-free|invalid-free/.test(bugClass);
}

/** True for reports of KASAN about an object that somebody allocated. */
export function isObjectReport(report: Report): boolean {
  return report.kind === "KASAN" && (isUseAfterFree(report) || report.bugClass.startsWith("slab"));
}

/** True for reports of KASAN about an address where no memory is. */
export function isWildAccess({ kind, bugClass }: Report): boolean {
  return kind === "KASAN" && /wild-memory-access|user-memory-access/.test(bugClass);
}

/** The first stack of a kind. */
export function stackOf({ stacks }: Report, kind: StackKind): Stack | null {
  return stacks.find((stack) => stack.kind === kind && stack.frames.length > 0) ?? null;
}

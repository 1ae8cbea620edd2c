import { declaredVariables } from "../c/declarations";
import type { SourceText } from "../c/source-text";
import type { StackCode } from "./stack-code";

const ALLOCATION = /(\w+)\s*=\s*(?:\([^()]*\)\s*)?\w*alloc\w*\s*\(([^;]*)/;

/** Type of the object by the code that allocated it (`struct peer`); empty when that does not show. */
export function allocatedType(stacks: readonly StackCode[]): string {
  const frames = stacks.filter(({ stack }) => stack.kind === "allocation").flatMap((stack) => stack.frames);
  for (const { frame, source } of frames) {
    if (source === null) continue;
    const from = source.lineStarts[Math.max(0, frame.line - source.firstLine - 2)] ?? 0;
    const [, variable = "", args = ""] = ALLOCATION.exec(source.masked.slice(from, from + 400)) ?? [];
    const named = /sizeof\s*\(\s*(struct \w+)\s*\)/.exec(args)?.[1];
    const type = named ?? declaredVariables(source).get(variable)?.type ?? "";
    if (/^struct /.test(type)) return type;
  }
  return "";
}

/** Whether the code names the type. */
export function mentions({ masked }: SourceText, type: string): boolean {
  return new RegExp(`\\b${type.replace(/\s+/g, "\\s+")}\\b`).test(masked);
}

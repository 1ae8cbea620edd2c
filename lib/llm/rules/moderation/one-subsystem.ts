import type { Report, StackKind } from "@/lib/report/report";
import { declaredVariables } from "../c/declarations";
import type { SourceText } from "../c/source-text";
import { type Check, check } from "./check";
import type { StackCode } from "./stack-code";

/*
 * Whether the three stacks of a memory error are about one object, by who handles it. Memory that one part of the kernel
 * accesses and another one allocated and freed had changed hands before: the report then lacks the free that matters
 * (Documentation/dev-tools/kasan.rst: the stacks are those of the object that is in that memory now).
 */

/** Null for a report whose stacks do not tell. */
export function oneSubsystem(report: Report, stacks: readonly StackCode[]): Check | null {
  const accessed = subsystems(report, ["access"]);
  const owned = subsystems(report, ["allocation", "free"]);
  if (accessed.size === 0 || owned.size === 0) return null;
  const [user = ""] = accessed;
  const [owner = ""] = owned;
  const common = [...accessed].find((name) => owned.has(name));
  if (common !== undefined) {
    return check("one-owner", false, "passed", `Access and allocation are both in ${common}.`);
  }
  const type = allocatedType(stacks);
  const uses = stacks.filter(({ stack }) => stack.kind === "access").flatMap(({ frames }) => frames);
  if (type !== "" && uses.some(({ source }) => source !== null && mentions(source, type))) {
    return check("one-owner", false, "passed", `The object is a \`${type}\`, which the accessing code handles.`);
  }
  const what = type === "" ? "" : `, as a \`${type}\`,`;
  return check(
    "one-owner",
    true,
    "failed",
    `The access is in ${user}, the object was allocated and freed${what} in ${owner}: the memory had changed hands, and who freed what is accessed is not in the report.`,
  );
}

/** Code that serves every other part says nothing about whose object it is. */
const PARTS: readonly (readonly [RegExp, string])[] = [
  [/^(net(?!\/socket\.c)|drivers\/(net|bluetooth|nfc|infiniband))\//, "net"],
  [/^((?:fs|drivers)\/[^/]+)\/./, ""],
  [/^(sound)\//, ""],
];

function subsystems(report: Report, kinds: readonly StackKind[]): ReadonlySet<string> {
  const frames = report.stacks.filter(({ kind }) => kinds.includes(kind)).flatMap((stack) => stack.frames);
  return new Set(frames.flatMap(({ file }) => partOf(file)));
}

function partOf(file: string): string[] {
  for (const [pattern, name] of PARTS) {
    const match = pattern.exec(file);
    if (match !== null) return [name === "" ? (match[1] ?? "") : name];
  }
  return [];
}

const ALLOCATION = /(\w+)\s*=\s*(?:\([^()]*\)\s*)?\w*alloc\w*\s*\(([^;]*)/;

/** Type of the object by the code that allocated it; empty when that does not show. */
function allocatedType(stacks: readonly StackCode[]): string {
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

function mentions({ masked }: SourceText, type: string): boolean {
  return new RegExp(`\\b${type.replace(/\s+/g, "\\s+")}\\b`).test(masked);
}

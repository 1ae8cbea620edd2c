import type { Frame } from "@/lib/report/report";
import { lastLine, lineAt, type SourceText } from "../../c/source-text";
import { functionName } from "../../kcsan/helper-frames";
import { type Citation, cite, citeFirstLine } from "./citation";

/** A function on a path, with its source in the tree and where it calls the next one inwards. */
export interface Step {
  readonly name: string;
  readonly frame: Frame | null;
  readonly source: SourceText | null;
  /** Its own head. */
  readonly head: Citation | null;
  /** Where the next step inwards is called; null for the innermost, for indirect calls and without source. */
  readonly call: Citation | null;
  /** Offset in `source` of what the step does next: the call, else the line of the report; null when neither is known. */
  readonly offset: number | null;
  /** Whether the line of the report lies in the function; null when it has none. */
  readonly lineFits: boolean | null;
}

/** Joins a frame with its source. `inner` is the name of the function that it calls; null for the innermost. */
export function makeStep(name: string, frame: Frame | null, source: SourceText | null, inner: string | null): Step {
  if (source === null) return { name, frame, source, head: null, call: null, offset: null, lineFits: null };
  const line = frame?.line ?? 0;
  const sameFile = frame !== null && frame.file === source.path && line > 0;
  const lineFits = sameFile ? line >= source.firstLine && line <= lastLine(source) : null;
  const near = lineFits ? line : 0;
  const callAt = inner === null ? null : nearestCall(source, inner, near);
  return {
    name,
    frame,
    source,
    head: cite(source, headOffset(source, name), name) ?? citeFirstLine(source),
    call: callAt === null || inner === null ? null : cite(source, callAt, inner),
    offset: callAt ?? (lineFits ? startOfLine(source, line) : null),
    lineFits: line === 0 ? null : (lineFits ?? false),
  };
}

export function stepName(frame: Frame): string {
  return functionName(frame);
}

function headOffset(source: SourceText, name: string): number {
  const found = new RegExp(`\\b${escapeName(name)}\\s*\\(`).exec(source.masked);
  return found?.index ?? 0;
}

/** Offset of the call of `name` that is nearest to the line; the first when the line is not known. */
function nearestCall(source: SourceText, name: string, line: number): number | null {
  const body = Math.max(source.masked.indexOf("{"), 0);
  const pattern = new RegExp(`\\b${escapeName(name)}\\s*\\(`, "g");
  pattern.lastIndex = body;
  const offsets = Array.from(source.masked.matchAll(pattern), ({ index }) => index).filter((at) => at >= body);
  if (line === 0) return offsets[0] ?? null;
  return offsets.sort((a, b) => Math.abs(lineAt(source, a) - line) - Math.abs(lineAt(source, b) - line))[0] ?? null;
}

function startOfLine(source: SourceText, line: number): number | null {
  const start = source.lineStarts[line - source.firstLine];
  if (start === undefined) return null;
  const text = /^\s*/.exec(source.masked.slice(start))?.[0] ?? "";
  return start + text.length;
}

function escapeName(name: string): string {
  return name.replace(/[^\w]/g, "\\$&");
}

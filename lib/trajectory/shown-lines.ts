import { jsonObject } from "@/lib/contract/json-text";
import type { Span } from "@/lib/contract/span";

/** Lines of a source file that a tool returned, both ends included, 1-based. */
export interface ShownLines {
  readonly path: string;
  readonly first: number;
  readonly last: number;
  /** The span that showed them. */
  readonly seq: number;
}

const NUMBERED = /^(\d+):( |$)/;
const MATCH = /^([^\s:]+):(\d+): /;

/** A call of a tool that ended without error. */
type ToolAnswer = Pick<Span, "seq" | "args" | "results">;

/** Which source lines the tool calls of a trajectory showed, in their order. A call that found nothing shows none. */
export function shownLines(answers: readonly ToolAnswer[]): ShownLines[] {
  return answers.flatMap(linesOf);
}

/** The earliest span that showed `line` of `path`; null when none did. */
export function spanThatShowed(shown: readonly ShownLines[], path: string, line: number): number | null {
  return shown.find((lines) => lines.path === path && lines.first <= line && line <= lines.last)?.seq ?? null;
}

function linesOf({ seq, args, results }: ToolAnswer): ShownLines[] {
  const given = jsonObject(args);
  const returned = jsonObject(results);
  const path = [returned.SourceFile, given.File, given.SourceFile].find(isText);
  const shown: ShownLines[] = [];
  for (const key of ["SourceCode", "Contents"]) {
    const text = returned[key];
    const range = isText(text) ? numberedRange(text) : null;
    if (path !== undefined && range !== null) shown.push({ path, ...range, seq });
  }
  for (const match of Array.isArray(returned.Matches) ? returned.Matches : []) {
    const [, file = "", line = ""] = (isText(match) ? MATCH.exec(match) : null) ?? [];
    if (file !== "") shown.push({ path: file, first: Number(line), last: Number(line), seq });
  }
  return shown;
}

function numberedRange(text: string): { first: number; last: number } | null {
  const lines = text.split("\n").filter((line) => line !== "");
  const first = NUMBERED.exec(lines[0] ?? "");
  const last = NUMBERED.exec(lines.at(-1) ?? "");
  if (first === null || last === null) return null;
  return { first: Number(first[1]), last: Number(last[1]) };
}

function isText(value: unknown): value is string {
  return typeof value === "string" && value !== "";
}

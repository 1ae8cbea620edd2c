import { jsonObject } from "./json-text";
import type { Span } from "./span";

/** Lines of a source file that a tool returned, both ends included, 1-based. */
export interface ShownLines {
  readonly path: string;
  readonly first: number;
  readonly last: number;
}

const NUMBERED = /^(\d+):( |$)/;
const MEMBER = /^(?:([^\s:]+):)?(\d+): /;
const MATCH = /^([^\s:]+):(\d+): /;

/** Which source lines a call of a tool showed, each stretch once; none when it failed or found nothing. */
export function shownLines({
  type,
  error,
  args,
  results,
}: Pick<Span, "type" | "error" | "args" | "results">): ShownLines[] {
  if (type !== "tool" || error !== "") return [];
  const given = jsonObject(args);
  const returned = jsonObject(results);
  const path = [returned.SourceFile, given.File, given.SourceFile].find(isText);
  const shown: ShownLines[] = [];
  for (const key of ["SourceCode", "Contents"]) {
    const text = returned[key];
    const range = isText(text) ? numberedRange(text) : null;
    if (path !== undefined && range !== null) shown.push({ path, ...range });
  }
  if (path !== undefined && isText(returned.Layout)) shown.push(...layoutMembers(path, returned.Layout));
  for (const match of Array.isArray(returned.Matches) ? returned.Matches : []) {
    const [, file = "", line = ""] = (isText(match) ? MATCH.exec(match) : null) ?? [];
    if (file !== "") shown.push({ path: file, first: Number(line), last: Number(line) });
  }
  return [...new Map(shown.map((lines) => [JSON.stringify(lines), lines])).values()];
}

/** A layout leaves out what is no member, so each of its lines stands for itself. */
function layoutMembers(ownPath: string, layout: string): ShownLines[] {
  return layout.split("\n").flatMap((text) => {
    const [, path = ownPath, line] = MEMBER.exec(text) ?? [];
    return line === undefined ? [] : [{ path, first: Number(line), last: Number(line) }];
  });
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

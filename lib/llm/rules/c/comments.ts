import type { SourceText } from "./source-text";

/** A line of a comment. */
export interface CommentLine {
  readonly line: number;
  readonly text: string;
}

/** Lines of one statement that may stand between its comment and the part that is asked about. */
const STATEMENT_LINES = 3;

/** The comment at the end of `line`, and the one right above the statement that `line` is part of. */
export function commentsAt(source: SourceText, line: number): CommentLine[] {
  const lines = source.text.split("\n");
  const masked = source.masked.split("\n");
  const index = line - source.firstLine;
  const at = (number: number): CommentLine => ({ line: source.firstLine + number, text: commentOf(lines[number]) });
  const isComment = (number: number) => (masked[number] ?? "x").trim() === "" && commentOf(lines[number]) !== "";
  let above = index - 1;
  while (above >= 0 && index - above <= STATEMENT_LINES && !isComment(above)) {
    // What stands above the end of another statement is about that one.
    if (/[;{}]\s*$/.test(masked[above] ?? "") && !/^\s*(if|while|for)\b/.test(masked[above] ?? "")) break;
    above--;
  }
  const block: CommentLine[] = [];
  for (; above >= 0 && isComment(above); above--) block.unshift(at(above));
  const trailing = /\/\*|\/\//.test(lines[index] ?? "") ? [{ line, text: trailingOf(lines[index] ?? "") }] : [];
  return [...block, ...trailing];
}

function commentOf(text: string | undefined): string {
  return (text ?? "").replace(/^\s*(\/\*+|\*\/|\*|\/\/)?\s*/, "").replace(/\s*\*\/\s*$/, "");
}

function trailingOf(text: string): string {
  return text.replace(/^.*?(\/\*|\/\/)\s*/, "").replace(/\s*\*\/\s*$/, "");
}

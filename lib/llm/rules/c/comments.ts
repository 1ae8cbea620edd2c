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
  let above = index - 1;
  while (
    above >= 0 &&
    index - above <= STATEMENT_LINES &&
    commentBlock(source, source.firstLine + above).length === 0
  ) {
    // What stands above the end of another statement is about that one.
    if (/[;{}]\s*$/.test(masked[above] ?? "") && !/^\s*(if|while|for)\b/.test(masked[above] ?? "")) break;
    above--;
  }
  const block = commentBlock(source, source.firstLine + above);
  const trailing = /\/\*|\/\//.test(lines[index] ?? "") ? [{ line, text: trailingOf(lines[index] ?? "") }] : [];
  return [...block, ...trailing];
}

/** The lines of nothing but comment that end with `line`; none when `line` has code. Lines without words end it. */
export function commentBlock(source: SourceText, line: number): CommentLine[] {
  const lines = source.text.split("\n");
  const masked = source.masked.split("\n");
  const block: CommentLine[] = [];
  for (let at = line - source.firstLine; at >= 0; at--) {
    const text = commentOf(lines[at]);
    if ((masked[at] ?? "x").trim() !== "" || text === "") break;
    block.unshift({ line: source.firstLine + at, text });
  }
  return block;
}

function commentOf(text: string | undefined): string {
  return (text ?? "").replace(/^\s*(\/\*+|\*\/|\*|\/\/)?\s*/, "").replace(/\s*\*\/\s*$/, "");
}

function trailingOf(text: string): string {
  return text.replace(/^.*?(\/\*|\/\/)\s*/, "").replace(/\s*\*\/\s*$/, "");
}

import type { SourceText } from "@/lib/codesearch/query/references/source-text";

/** Lines of a file that are a comment; 1-based, inclusive. */
export interface CommentLines {
  readonly firstLine: number;
  readonly lastLine: number;
}

/** The comment that ends right above a line, or with one empty line between; null: none does. */
export function commentAbove(source: SourceText, line: number): CommentLines | null {
  let lastLine = line - 1;
  if (lastLine > 0 && source.lines(lastLine, lastLine).trim() === "") lastLine--;
  let firstLine = lastLine;
  if (!isComment(source, lastLine)) return null;
  if (source.lines(lastLine, lastLine).trimStart().startsWith("//")) {
    while (
      isComment(source, firstLine - 1) &&
      source
        .lines(firstLine - 1, firstLine - 1)
        .trimStart()
        .startsWith("//")
    )
      firstLine--;
    return { firstLine, lastLine };
  }
  while (!source.lines(firstLine, firstLine).trimStart().startsWith("/*")) {
    firstLine--;
    if (!isComment(source, firstLine)) return null;
  }
  return { firstLine, lastLine };
}

/** The comment that begins behind the code of a line; null: none does. */
export function commentBehind(source: SourceText, line: number): CommentLines | null {
  const code = codeOf(source, line).trimEnd();
  const rest = source.bytes.toString("latin1", source.lineStart(line) + code.length, source.lineStart(line + 1));
  // What is left of a literal begins with a quote.
  if (code.trim() === "" || !/^\s*\/[*/]/.test(rest)) return null;
  let lastLine = line;
  if (rest.includes("/*") && !rest.includes("*/")) {
    while (isComment(source, lastLine + 1)) {
      lastLine++;
      if (source.lines(lastLine, lastLine).includes("*/")) break;
    }
  }
  return { firstLine: line, lastLine };
}

/** Comments in a range of lines, apart from those behind code. */
export function commentsWithin(source: SourceText, first: number, last: number): CommentLines[] {
  const found: CommentLines[] = [];
  for (let line = first; line <= last; line++) {
    if (!isComment(source, line)) continue;
    const firstLine = line;
    while (line < last && isComment(source, line + 1)) line++;
    found.push({ firstLine, lastLine: line });
  }
  return found;
}

/** Whether a line holds a comment, or a part of one, and nothing else. */
function isComment(source: SourceText, line: number): boolean {
  if (line < 1 || line > source.lineCount) return false;
  const text = source.lines(line, line).trim();
  return text !== "" && codeOf(source, line).trim() === "" && !/^["'#]/.test(text);
}

function codeOf(source: SourceText, line: number): string {
  return source.masked.toString("latin1", source.lineStart(line), source.lineStart(line + 1));
}

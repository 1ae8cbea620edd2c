import { CodeQueryError } from "@/lib/codesearch/code-index";
import { shownPath } from "@/lib/codesearch/git/tree-path";

/** Longer lines are cut: they are data, and one of them may be a megabyte. Characters. */
const LONGEST_LINE = 2000;
const BINARY_PROBE = 8000;
const NEWLINE = 10;

/** Some lines of a text, and how many it has. */
export interface SourceLines {
  readonly lines: readonly string[];
  readonly totalLines: number;
}

/** Throws {@link CodeQueryError} for bytes that are no text. */
export function refuseBinary(path: string, bytes: Buffer): void {
  if (bytes.subarray(0, BINARY_PROBE).includes(0)) {
    throw new CodeQueryError(`${shownPath(path)} is a binary file; only text is shown.`);
  }
}

/**
 * At most `count` lines of a text file from line `first` on (1-based), without line ends. What is not UTF-8 is replaced by
 * U+FFFD, as NUL is, CR before LF is dropped. Only the lines asked for are decoded, so that a file of millions of lines
 * costs no more than reading its bytes.
 */
export function sourceLines(bytes: Buffer, first: number, count: number): SourceLines {
  const lines: string[] = [];
  let totalLines = 0;
  for (let start = 0; start < bytes.length; ) {
    const newline = bytes.indexOf(NEWLINE, start);
    const end = newline < 0 ? bytes.length : newline;
    totalLines++;
    if (totalLines >= first && lines.length < count) lines.push(shownLine(bytes.subarray(start, end)));
    start = end + 1;
  }
  return { lines, totalLines };
}

/** Bytes of one line, without its end, as text that is not too long. */
export function shownLine(bytes: Buffer, longest = LONGEST_LINE): string {
  // No character has more than four bytes.
  const text = bytes
    .toString("utf8", 0, longest * 4 + 4)
    .replace(/\r$/, "")
    .replaceAll("\0", "\uFFFD");
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}

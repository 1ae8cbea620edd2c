import { CodeQueryError } from "@/lib/codesearch/code-index";

/** Longer lines are cut: they are data, and one of them may be a megabyte. */
const LONGEST_LINE = 2000;
const BINARY_PROBE = 8000;

/**
 * The lines of a text file, without line ends. What is not UTF-8 is replaced by U+FFFD, CR before LF is dropped. Throws
 * {@link CodeQueryError} for a binary file.
 */
export function sourceLines(path: string, bytes: Buffer): string[] {
  if (bytes.subarray(0, BINARY_PROBE).includes(0)) {
    throw new CodeQueryError(`${path} is a binary file; only text is shown.`);
  }
  const lines = bytes.toString("utf8").replaceAll("\0", "\uFFFD").split("\n");
  if (lines[lines.length - 1] === "") lines.pop();
  return lines.map(shownLine);
}

function shownLine(line: string): string {
  const text = line.endsWith("\r") ? line.slice(0, -1) : line;
  return text.length > LONGEST_LINE ? `${text.slice(0, LONGEST_LINE)}…` : text;
}

/** A piece of C source with its place in the tree. */
export interface SourceText {
  /** Path in the kernel tree. */
  readonly path: string;
  /** Number of the first line of `text`, 1-based. */
  readonly firstLine: number;
  readonly text: string;
  /** `text` with comments, literals, preprocessor lines and endless words blanked: same length, same line breaks. */
  readonly masked: string;
  /** Offset of the start of every line of `text`. */
  readonly lineStarts: readonly number[];
}

/** What is never closed goes on to the end of the text (comments) or of the line (literals), and is not looked at again. */
const COMMENT_OR_LITERAL = /\/\*[\s\S]*?(?:\*\/|$)|\/\/[^\n]*|"(?:\\[\s\S]|[^"\\\n])*"?|'(?:\\[\s\S]|[^'\\\n])*'?/g;
const WORD = /\w+/g;
/** Patterns for names may take the square of a name's length: nothing longer is a name. */
const MAX_NAME_LENGTH = 255;
const DIRECTIVE = /^[ \t]*#(?:\\\n|[^\n])*/gm;

export function sourceText(path: string, firstLine: number, text: string): SourceText {
  const masked = text
    .replace(COMMENT_OR_LITERAL, blank)
    .replace(DIRECTIVE, blank)
    .replace(WORD, (word) => (word.length > MAX_NAME_LENGTH ? blank(word) : word));
  const lineStarts = [0];
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) lineStarts.push(at + 1);
  return { path, firstLine, text, masked, lineStarts };
}

/** Reads numbered lines (`345: text`), as the code tools give them; null when the text is not numbered. */
export function numberedSource(path: string, numbered: string): SourceText | null {
  const lines = numbered.replace(/\n$/, "").split("\n");
  const first = /^(\d+):/.exec(lines[0] ?? "");
  if (first === null) return null;
  return sourceText(path, Number(first[1]), lines.map((line) => line.replace(/^\d+: ?/, "")).join("\n"));
}

/** Number in the file of the line that holds `offset`. */
export function lineAt(source: SourceText, offset: number): number {
  let low = 0;
  let high = source.lineStarts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((source.lineStarts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return source.firstLine + low;
}

export function lastLine(source: SourceText): number {
  return source.firstLine + source.lineStarts.length - 1;
}

/** Lines `from` to `to` (file numbers, inclusive, clipped to the source), each as `345: text`. */
export function quoteLines(source: SourceText, from: number, to: number): string {
  const lines = source.text.split("\n");
  const quoted: string[] = [];
  for (let line = Math.max(from, source.firstLine); line <= Math.min(to, lastLine(source)); line++) {
    quoted.push(`${line}: ${lines[line - source.firstLine] ?? ""}`.trimEnd());
  }
  return quoted.join("\n");
}

/** Everything but line breaks becomes a space. */
function blank(text: string): string {
  return text.replace(/[^\n]/g, " ");
}

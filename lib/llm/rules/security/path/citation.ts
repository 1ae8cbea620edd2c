import { lineAt, type SourceText } from "../../c/source-text";

/** A line of the tree and what stands on it, taken from the tool's answer: nothing else may be cited. */
export interface Citation {
  readonly path: string;
  readonly line: number;
  /** Text of that line, or a part of it. */
  readonly code: string;
}

const MAX_CODE = 160;

/** The line at `offset`: `code` if it stands there, else the whole line; null when the line is empty. */
export function cite(source: SourceText, offset: number, code = ""): Citation | null {
  const line = lineAt(source, offset);
  const text = lineText(source, line);
  if (text === "") return null;
  return { path: source.path, line, code: code !== "" && text.includes(code) ? code : text };
}

/** The first line of a source that is not empty. */
export function citeFirstLine(source: SourceText): Citation | null {
  const offset = source.text.search(/\S/);
  return offset < 0 ? null : cite(source, offset);
}

/** `code` (path:line), the form that every claim about the tree has. */
export function cited({ path, line, code }: Citation): string {
  return `\`${code}\` (${path}:${line})`;
}

/** A place without its text. */
export function place({ path, line }: Citation): string {
  return `${path}:${line}`;
}

function lineText(source: SourceText, line: number): string {
  const from = source.lineStarts[line - source.firstLine] ?? 0;
  const end = source.text.indexOf("\n", from);
  return source.text
    .slice(from, end < 0 ? undefined : end)
    .trim()
    .replace(/`.*$/, "")
    .slice(0, MAX_CODE)
    .trim();
}

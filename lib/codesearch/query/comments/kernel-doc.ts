import type { CommentLines } from "./source-comments";

/** The description of a parameter, member or enumerator in a kernel-doc comment. */
export interface KernelDocEntry extends CommentLines {
  readonly name: string;
}

/** What a kernel-doc comment describes. */
export interface KernelDoc {
  /** The name in its first line, "" when it names none. */
  readonly subject: string;
  readonly entries: readonly KernelDocEntry[];
}

/** Reads a comment that begins with `/**`, null when it is none; `firstLine` is the number of its first line. */
export function readKernelDoc(text: string, firstLine: number): KernelDoc | null {
  if (!/^\s*\/\*\*(?!\*)/.test(text)) return null;
  const lines = text.split("\n").map((line) => line.replace(/^\s*\/?\*+\/?[ \t]?/, "").replace(/\s*\*\/\s*$/, ""));
  const entries: KernelDocEntry[] = [];
  for (const [index, line] of lines.entries()) {
    const name = entryName(line);
    if (name === "") continue;
    let last = index;
    while (last + 1 < lines.length && isContinued(lines[last + 1] ?? "")) last++;
    entries.push({ name, firstLine: firstLine + index, lastLine: firstLine + last });
  }
  return { subject: subjectOf(lines), entries };
}

/** `sk` of `@sk: the socket`, `sk_err` of `@sk.sk_err:`. */
function entryName(line: string): string {
  const path = /^\s*@([\w.]+(?:\[\w*\])?)(?:\.\.\.)?\s*:/.exec(line)?.[1] ?? "";
  return path.replace(/\[.*$/, "").replace(/^.*\./, "");
}

/** Whether a line belongs to the entry above: it is neither empty nor the begin of something else. */
function isContinued(line: string): boolean {
  return line.trim() !== "" && entryName(line) === "" && !/^\s{0,3}[A-Z][\w ]{2,20}:(?:\s|$)/.test(line);
}

/** `tcp_poll` of `tcp_poll() - waits`, `sock` of `struct sock - a socket`. */
function subjectOf(lines: readonly string[]): string {
  const first = lines.find((line) => line.trim() !== "") ?? "";
  const match =
    /^\s*(?:(?:struct|union|enum|typedef|define|function|macro|var)\s+)*(\w+)\s*(?:\(.*?\))?\s*(?:[-:–—]|$)/.exec(
      first,
    );
  return match?.[1] ?? "";
}

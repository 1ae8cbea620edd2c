/** Lines of source as models see them: `345: text`, the text as in the file. */
export function numberLines(text: string, firstLine: number): string {
  return sourceLines(text)
    .map((line, index) => `${firstLine + index}: ${line}`)
    .join("\n");
}

/** The lines of a text; a final line break ends the last one and starts no other. */
export function sourceLines(text: string): string[] {
  return text.replace(/\r?\n$/, "").split(/\r?\n/);
}

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

/** As many of the first lines as fit into `characters`, one at least. */
export function fittingLines(lines: readonly string[], characters: number): readonly string[] {
  let left = characters;
  const end = lines.findIndex((line, index) => {
    left -= line.length + 1;
    return left < 0 && index > 0;
  });
  return end < 0 ? lines : lines.slice(0, end);
}

/** A text on one line that may stand in a list: cut when it is longer than `characters`. */
export function shorten(text: string, characters: number): string {
  return text.length <= characters ? text : `${text.slice(0, characters)}…`;
}

/** A list item, a quotation, or both: what following lines of the same paragraph are set in by, or begin with. */
const PREFIX = /^(\s*(?:>\s?)*)((?:[-*+]|\d{1,9}[.)])\s+)?/;
/** A line that must stay as it is: a heading, a row of a table, a rule, or code by its indentation. */
const FIXED = /^\s{0,3}(?:#{1,6}\s|\||(?:[-*_]\s*){3,}$)|^(?: {4}|\t)/;
const FENCE = /^\s*(`{3,}|~{3,})/;

/**
 * Markdown with its paragraphs broken into lines of at most `columns` characters, as mails to kernel lists have them. Words, code,
 * headings and tables are never broken.
 */
export function wrapMarkdown(markdown: string, columns: number): string {
  const wrapped: string[] = [];
  let paragraph: string[] = [];
  let fence = "";
  const flush = () => {
    wrapped.push(...wrapParagraph(paragraph, columns));
    paragraph = [];
  };
  for (const line of markdown.split("\n")) {
    const [, ticks = ""] = FENCE.exec(line) ?? [];
    const isFixed = fence !== "" || ticks !== "" || line.trim() === "" || (paragraph.length === 0 && FIXED.test(line));
    if (isFixed || PREFIX.exec(line)?.[2] !== undefined) flush();
    if (isFixed) wrapped.push(line);
    else paragraph.push(line);
    if (fence === "") fence = ticks;
    else if (ticks.startsWith(fence) && line.trim() === ticks) fence = "";
  }
  flush();
  return wrapped.join("\n");
}

/** The lines of one paragraph, the first of which may begin a list item. */
function wrapParagraph(lines: readonly string[], columns: number): string[] {
  const [, quote = "", marker = ""] = PREFIX.exec(lines[0] ?? "") ?? [];
  const words = lines.flatMap((line, index) => {
    const [prefix] = PREFIX.exec(line) ?? [""];
    return line.slice(index === 0 ? (quote + marker).length : prefix.length).split(/\s+/);
  });
  const wrapped: string[] = [];
  let current = quote + marker;
  let isEmpty = true;
  for (const word of words.filter((text) => text !== "")) {
    if (!isEmpty && lengthOf(current) + 1 + lengthOf(word) > columns) {
      wrapped.push(current);
      current = quote + " ".repeat(marker.length);
      isEmpty = true;
    }
    current += isEmpty ? word : ` ${word}`;
    isEmpty = false;
  }
  return isEmpty ? wrapped : [...wrapped, current];
}

/** Characters, not UTF-16 units. */
function lengthOf(text: string): number {
  return Array.from(text).length;
}

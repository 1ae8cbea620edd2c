/** Gives the lines of a file of the tree; null when there is none. */
export type FileLines = (path: string) => readonly string[] | null;

/** What an explanation cites, checked against the tree. */
export interface CitationCheck {
  /** Places, files and quoted lines that were looked at. */
  readonly checked: number;
  /** What does not hold, as sentences. */
  readonly wrong: readonly string[];
}

const PATH = "(?:[\\w.+-]+/)+[\\w.+-]+";
/** A place, and the code before it when it is written as `code` (path:line). */
const PLACE = new RegExp(`(?:\`([^\`\\n]+)\` \\()?(${PATH}\\.(?:[chS]|rst|txt|rs)):(\\d+)`, "g");
const BLOCK = /```c\n([\s\S]*?)\n```/g;
const SOURCE = new RegExp(`Source: (${PATH}?)\\.(?=\\s|$)`, "gm");

/**
 * Reads every line that an explanation cites again: that it exists, that the code written before it (`code` (path:line))
 * stands on it, that quoted lines of a code block are those of the file named last before it, and that every source of a
 * rule is a file.
 */
export function checkCitations(explanation: string, fileLines: FileLines): CitationCheck {
  const wrong: string[] = [];
  let checked = 0;
  const prose = explanation.replace(BLOCK, (block) => block.replace(/[^\n]/g, " "));
  for (const [, code, path = "", number = ""] of prose.matchAll(PLACE)) {
    checked++;
    const line = fileLines(path)?.[Number(number) - 1];
    if (line === undefined) wrong.push(`${path}:${number} does not exist.`);
    else if (code !== undefined && !squeeze(line).includes(squeeze(code))) {
      wrong.push(`${path}:${number} is "${line.trim()}", not "${code}".`);
    }
  }
  for (const block of explanation.matchAll(BLOCK)) {
    const path = Array.from(explanation.slice(0, block.index).matchAll(PLACE)).at(-1)?.[2] ?? "";
    for (const [, number = "", text = ""] of (block[1] ?? "").matchAll(/^(\d+): ?(.*)$/gm)) {
      checked++;
      const line = fileLines(path)?.[Number(number) - 1];
      if (line === undefined || squeeze(line) !== squeeze(text))
        wrong.push(`${path}:${number} is not "${text.trim()}".`);
    }
  }
  for (const [, path = ""] of explanation.matchAll(SOURCE)) {
    checked++;
    if (fileLines(path) === null) wrong.push(`${path} does not exist.`);
  }
  return { checked, wrong };
}

/** A call is cited as `name()` too. */
function squeeze(text: string): string {
  return text.replace(/\(\)$/, "(").replace(/\s+/g, " ").trim();
}

import { misplacedSentences } from "./cited-sentences";

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
const SOURCE = new RegExp(`Source: (${PATH}?)(?:, "([^"\\n]+)")?\\.(?=\\s|$)`, "gm");

/**
 * Reads every line that an explanation cites again: that it exists, that the code written before it (`code` (path:line))
 * stands on it, and that quoted lines of a code block are those of the file named last before it.
 */
export function checkCitations(explanation: string, fileLines: FileLines): CitationCheck {
  const wrong: string[] = [];
  let checked = 0;
  const prose = explanation.replace(BLOCK, (block) => block.replace(/[^\n]/g, " "));
  for (const { 0: place, 1: code, 2: path = "", 3: number = "", index } of prose.matchAll(PLACE)) {
    if (prose.startsWith(" in the report", index + place.length)) continue;
    checked++;
    const line = fileLines(path)?.[Number(number) - 1];
    if (line === undefined) wrong.push(`${path}:${number} does not exist.`);
    else if (code !== undefined && !squeeze(line).includes(squeeze(code))) {
      wrong.push(`${path}:${number} is "${line.trim()}", not "${code}".`);
    }
  }
  wrong.push(...misplacedSentences(prose, fileLines));
  for (const block of explanation.matchAll(BLOCK)) {
    const path = Array.from(explanation.slice(0, block.index).matchAll(PLACE)).at(-1)?.[2] ?? "";
    for (const [, number = "", text = ""] of (block[1] ?? "").matchAll(/^(\d+): ?(.*)$/gm)) {
      checked++;
      const line = fileLines(path)?.[Number(number) - 1];
      if (line === undefined || squeeze(line) !== squeeze(text))
        wrong.push(`${path}:${number} is not "${text.trim()}".`);
    }
  }
  return { checked, wrong };
}

/** Reads again where the rules of an explanation are taken from: that the file exists, and the section in it. */
export function checkSources(explanation: string, fileLines: FileLines): CitationCheck {
  const sources = Array.from(explanation.matchAll(SOURCE), ([, path = "", section = ""]) => ({ path, section }));
  const wrong = sources.flatMap(({ path, section }) => {
    const lines = fileLines(path);
    if (lines === null) return [`${path} does not exist.`];
    return lines.some((line) => line.includes(section)) ? [] : [`${path} has no line with "${section}".`];
  });
  return { checked: sources.length, wrong };
}

/** A call is cited as `name()` too. */
function squeeze(text: string): string {
  return text.replace(/\(\)$/, "(").replace(/\s+/g, " ").trim();
}

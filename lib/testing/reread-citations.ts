/*
 * Reads what an explanation cites once more, from the tree itself. Two kinds of claims can be told apart:
 * a quote (a line of a code block, `12: code`, or a place with its line behind it) says what the line reads, and a place in
 * a sentence (`net/x.c:12`) says that the code which the sentence names is there.
 */

/** A file's lines; null when the tree has no such file. */
type ReadLines = (file: string) => readonly string[] | null;

interface Reread {
  /** Places and quoted lines that were read. */
  readonly checked: number;
  /** One sentence for each that is not as claimed. */
  readonly problems: readonly string[];
}

const PLACE = /\b((?:[\w.+-]+\/)+[\w.+-]+\.[chS]):(\d+)/g;
/** Statements go on over some lines: what a sentence names stands on the line or this close to it. */
const NEAR = 2;

/** Checks every place and every quoted line of `explanation`. */
export function rereadCitations(explanation: string, readLines: ReadLines): Reread {
  const problems: string[] = [];
  let checked = 0;
  let file = "";
  let inBlock = false;
  for (const text of explanation.split("\n")) {
    if (/^\s*```/.test(text)) {
      inBlock = !inBlock;
      continue;
    }
    if (inBlock) {
      const quoted = /^\s*(\d+): ?(.*)$/.exec(text);
      if (quoted === null || file === "") continue;
      checked++;
      if (!isQuote(readLines(file), Number(quoted[1]), quoted[2] ?? "")) {
        problems.push(`${file}:${quoted[1]} does not read "${quoted[2]}"`);
      }
      continue;
    }
    for (const sentence of sentencesOf(text)) {
      for (const place of sentence.matchAll(PLACE)) {
        // What the report says of a line may be of another tree.
        if (sentence.slice(place.index + place[0].length).startsWith(" in the report")) continue;
        checked++;
        const problem = wrongPlace(sentence, place[1] ?? "", Number(place[2]), readLines);
        if (problem !== null) problems.push(problem);
      }
    }
    file = fileOfBlock(text) ?? file;
  }
  return { checked, problems };
}

/** The file that a code block under this line quotes. */
function fileOfBlock(text: string): string | null {
  const shown = /in this tree (\S+?\.[chS]):/.exec(text) ?? /((?:[\w.+-]+\/)+[\w.+-]+\.[chS])\b/.exec(text);
  return shown?.[1] ?? null;
}

function isQuote(lines: readonly string[] | null, number: number, quoted: string): boolean {
  return collapse(lines?.[number - 1] ?? "\0") === collapse(quoted);
}

function wrongPlace(sentence: string, file: string, number: number, readLines: ReadLines): string | null {
  const lines = readLines(file);
  const line = lines?.[number - 1];
  if (lines === null || line === undefined) return `${file}:${number} does not exist`;
  const after = sentence.slice(sentence.indexOf(`${file}:${number}`) + `${file}:${number}`.length);
  const holder = /^ (?:in |\()`(\w+)`/.exec(after)?.[1];
  if (holder !== undefined && !isInside(lines, number, holder)) return `${file}:${number} is not in ${holder}`;
  const named = wordsOf(sentence);
  if (named.size === 0) return null;
  const near = lines.slice(Math.max(0, number - 1 - NEAR), number + NEAR).join("\n");
  const found = [...wordsOf(`\`${near}\``)].some((word) => named.has(word));
  return found ? null : `${file}:${number} has nothing of: ${sentence.trim()}`;
}

/** Whether the line is part of the function `name`, or of its head: the kernel's functions start in the first column. */
function isInside(lines: readonly string[], number: number, name: string): boolean {
  for (let at = number - 1; at >= 0; at--) {
    const line = lines[at] ?? "";
    if (new RegExp(`\\b${name}\\s*\\(`).test(line) && /^\S/.test(line)) return true;
    if (at < number - 1 && line.startsWith("}")) return false;
  }
  return false;
}

/** Identifiers of the code spans in a sentence. */
function wordsOf(sentence: string): ReadonlySet<string> {
  const spans = Array.from(sentence.matchAll(/`([^`]+)`/g), ([, code = ""]) => code);
  return new Set(spans.flatMap((code) => code.match(/[A-Za-z_]\w+/g) ?? []));
}

function sentencesOf(text: string): string[] {
  return text.split(/(?<=\.\s)(?=[A-Z*`_])/);
}

function collapse(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

import type { FileLines } from "./check-citations";

const PLACE = /\b((?:[\w.+-]+\/)+[\w.+-]+\.[chS]):(\d+)/g;
/** Statements go on over some lines: what a sentence names stands on the line or this close to it. */
const NEAR = 2;

/**
 * Checks the places in sentences: a line must have something of the code that its sentence names near it, and lie in the
 * function that stands right behind it (`place in \`f\`` or `place (\`f\`)`). What is said of the report is left out. One
 * sentence for each that does not hold.
 */
export function misplacedSentences(prose: string, fileLines: FileLines): string[] {
  return prose
    .split("\n")
    .flatMap(sentencesOf)
    .flatMap((sentence) =>
      Array.from(sentence.matchAll(PLACE)).flatMap((place) => {
        const after = sentence.slice(place.index + place[0].length);
        const problem = wrongPlace(sentence, after, place[1] ?? "", Number(place[2]), fileLines);
        return problem === null ? [] : [problem];
      }),
    );
}

function wrongPlace(
  sentence: string,
  after: string,
  file: string,
  number: number,
  fileLines: FileLines,
): string | null {
  const lines = fileLines(file);
  // That a place does not exist is told by who reads all of them.
  if (lines === null || lines[number - 1] === undefined || after.startsWith(" in the report")) return null;
  const holder = /^ (?:in |\()`(\w+)`/.exec(after)?.[1];
  if (holder !== undefined && !isInside(lines, number, holder)) return `${file}:${number} is not in ${holder}.`;
  const named = wordsOf(sentence);
  // A place before a quoted block is told by the quote.
  if (named.size === 0 || after === ":") return null;
  const near = lines.slice(Math.max(0, number - 1 - NEAR), number + NEAR).join("\n");
  const found = identifiers(near).some((word) => named.has(word));
  return found ? null : `${file}:${number} has nothing of: ${sentence.trim()}`;
}

/** Whether the line is part of the function `name`, or of its head: the kernel's functions start in the first column. */
function isInside(lines: readonly string[], number: number, name: string): boolean {
  for (let at = number - 1; at >= 0; at--) {
    const line = lines[at] ?? "";
    // The parameters may start on a line of their own.
    const head = `${line}\n${lines[at + 1] ?? ""}`;
    if (new RegExp(`^[^\n]*\\b${name}\\s*\\(`).test(head) && /^\S/.test(line)) return true;
    if (at < number - 1 && line.startsWith("}")) return false;
  }
  return false;
}

/** Identifiers of the code spans in a sentence. */
function wordsOf(sentence: string): ReadonlySet<string> {
  const spans = Array.from(sentence.matchAll(/`([^`]+)`/g), ([, code = ""]) => code);
  return new Set(spans.flatMap(identifiers));
}

function identifiers(code: string): readonly string[] {
  return code.match(/[A-Za-z_]\w+/g) ?? [];
}

function sentencesOf(text: string): string[] {
  return text.split(/(?<=\.\s)(?=[A-Z*`_])/);
}

/** Source lines with the numbers that they have in their file. */
export interface NumberedSource {
  readonly text: string;
  /** One for each line of `text`; null for a line that has none. */
  readonly numbers: readonly (number | null)[];
}

const NUMBERED = /^(\d+):(?: (.*)|)$/;

/** Reads `345: text` lines, as the tools return them. Null when the first line is not one, or most are not. */
export function readNumberedSource(text: string): NumberedSource | null {
  const lines = text.replace(/\n$/, "").split("\n");
  const numbers: (number | null)[] = [];
  const texts = lines.map((line) => {
    const match = NUMBERED.exec(line);
    numbers.push(match === null ? null : Number(match[1]));
    return match === null ? line : (match[2] ?? "");
  });
  const missing = numbers.filter((number) => number === null).length;
  if (numbers[0] === null || missing * 2 > lines.length) return null;
  return { text: texts.join("\n"), numbers };
}

/** Numbers the lines of `text` from `first` on. */
export function numberFrom(first: number, text: string): NumberedSource {
  const body = text.replace(/\n$/, "");
  return { text: body, numbers: body.split("\n").map((_, index) => first + index) };
}

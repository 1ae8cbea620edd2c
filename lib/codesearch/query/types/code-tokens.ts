import { byteClass, char, DIGIT, isWordByte, LETTER } from "@/lib/codesearch/scanner/characters";

/** Operators of two and three characters, by their first. */
const longOperators = new Map<number, readonly string[]>();
for (const operator of "... -> ++ -- <<= >>= += -= *= /= %= &= |= ^= == != <= >= && || << >> ##".split(" ")) {
  const first = operator.charCodeAt(0);
  longOperators.set(
    first,
    [...(longOperators.get(first) ?? []), operator].toSorted((a, b) => b.length - a.length),
  );
}

const DOT = 46;

/** The tokens of a piece of C without comments and literals; indices count tokens. */
export class CodeTokens {
  readonly texts: string[] = [];
  /** Offset of each token in the text. */
  readonly offsets: number[] = [];
  /** For each bracket the index of the one that closes or opens it, -1: there is none, or it is no bracket. */
  readonly partners: number[] = [];

  constructor(text: string) {
    const { length } = text;
    let at = 0;
    while (at < length) {
      const byte = text.charCodeAt(at);
      if (byte <= 32 || byte === char.backslash) {
        at++;
        continue;
      }
      const end = tokenEnd(text, at, byte);
      this.texts.push(text.slice(at, end));
      this.offsets.push(at);
      at = end;
    }
    this.#pair();
  }

  get count(): number {
    return this.texts.length;
  }

  /** "" before the first and behind the last. */
  text(index: number): string {
    return this.texts[index] ?? "";
  }

  partner(index: number): number {
    return this.partners[index] ?? -1;
  }

  isWord(index: number): boolean {
    return byteClass[(this.texts[index] ?? "").charCodeAt(0)] === LETTER;
  }

  /** Behind the group that opens at `index`, at most `end`; `index + 1` when no group opens there. */
  skipGroup(index: number, end: number): number {
    const close = this.partner(index);
    if (close > index) return Math.min(close + 1, end);
    const text = this.text(index);
    return text === "(" || text === "[" || text === "{" ? end : index + 1;
  }

  /** The first of `wanted` from `start` on that is not inside of brackets, `end` when there is none before. */
  find(wanted: string, start: number, end: number): number {
    for (let i = start; i < end; i = this.skipGroup(i, end)) if (this.texts[i] === wanted) return i;
    return end;
  }

  /** The pieces between commas, as [start, end); none for an empty range. */
  split(start: number, end: number): (readonly [number, number])[] {
    const pieces: (readonly [number, number])[] = [];
    for (let from = start; from < end; ) {
      const comma = this.find(",", from, end);
      pieces.push([from, comma]);
      from = comma + 1;
    }
    return pieces;
  }

  /** The token at an offset of the text, -1 when none begins there. */
  at(offset: number): number {
    let low = 0;
    let high = this.count;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.offsets[middle] ?? 0) < offset) low = middle + 1;
      else high = middle;
    }
    return this.offsets[low] === offset ? low : -1;
  }

  /** Pairs brackets; those of `#if` branches that do not fit together stay alone. */
  #pair(): void {
    const { texts, partners } = this;
    const open: number[] = [];
    for (let index = 0; index < texts.length; index++) {
      partners.push(-1);
      const text = texts[index] ?? "";
      if (text === "(" || text === "[" || text === "{") open.push(index);
      else if (text === ")") this.#close(open, index, "(");
      else if (text === "]") this.#close(open, index, "[");
      else if (text === "}") this.#close(open, index, "{");
    }
  }

  /** A brace closes what was left open inside of it; nothing else closes over a brace. */
  #close(open: number[], index: number, opener: string): void {
    let last = open.length - 1;
    while (last >= 0 && this.texts[open[last] ?? 0] !== opener) {
      if (opener !== "{" && this.texts[open[last] ?? 0] === "{") return;
      last--;
    }
    const partner = open[last];
    if (partner === undefined) return;
    open.length = last;
    this.partners[partner] = index;
    this.partners[index] = partner;
  }
}

function tokenEnd(text: string, start: number, byte: number): number {
  const kind = byteClass[byte];
  if (kind === LETTER) return wordEnd(text, start + 1);
  if (kind === DIGIT || (byte === DOT && byteClass[text.charCodeAt(start + 1)] === DIGIT))
    return numberEnd(text, start);
  const operators = longOperators.get(byte);
  if (operators === undefined) return start + 1;
  for (const operator of operators) if (text.startsWith(operator, start)) return start + operator.length;
  return start + 1;
}

function wordEnd(text: string, start: number): number {
  let end = start;
  while (end < text.length && isWordByte[text.charCodeAt(end)] === 1) end++;
  return end;
}

/** `0x1f`, `1.5e-3`, `10UL`. */
function numberEnd(text: string, start: number): number {
  let end = start + 1;
  while (end < text.length) {
    const byte = text.charCodeAt(end);
    const isSign =
      (byte === 43 || byte === 45) &&
      /[eEpP]/.test(text.charAt(end - 1)) &&
      !/^0[xX]/.test(text.slice(start, start + 2));
    if (isWordByte[byte] !== 1 && byte !== DOT && !isSign) break;
    end++;
  }
  return end;
}

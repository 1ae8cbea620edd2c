/** Longest operators first. */
const tokenPattern =
  /[A-Za-z_$][\w$]*|\.?\d(?:[\w.]|[eEpP][+-])*|\.\.\.|->|\+\+|--|<<=|>>=|[-+*/%&|^=!<>]=|&&|\|\||<<|>>|##|[^\s\\]/g;

const closers = new Map([
  [")", "("],
  ["]", "["],
  ["}", "{"],
]);

/** The tokens of a piece of C without comments and literals; indices count tokens. */
export class CodeTokens {
  readonly texts: string[] = [];
  /** Offset of each token in the text. */
  readonly offsets: number[] = [];
  /** For each bracket the index of the one that closes or opens it, -1: there is none, or it is no bracket. */
  readonly partners: number[] = [];

  constructor(text: string) {
    for (const match of text.matchAll(tokenPattern)) {
      this.texts.push(match[0]);
      this.offsets.push(match.index);
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
    return /^[A-Za-z_$]/.test(this.text(index));
  }

  /** Behind the group that opens at `index`, at most `end`; `index + 1` when no group opens there. */
  skipGroup(index: number, end: number): number {
    const close = this.partner(index);
    if (close > index) return Math.min(close + 1, end);
    return "([{".includes(this.text(index)) ? end : index + 1;
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
    const open: number[] = [];
    for (const [index, text] of this.texts.entries()) {
      this.partners.push(-1);
      if (text === "(" || text === "[" || text === "{") open.push(index);
      const opener = closers.get(text);
      if (opener === undefined) continue;
      let last = open.length - 1;
      // A brace closes what was left open inside of it; nothing else closes over a brace.
      while (last >= 0 && this.texts[open[last] ?? 0] !== opener) {
        if (text !== "}" && this.texts[open[last] ?? 0] === "{") break;
        last--;
      }
      const partner = open[last];
      if (partner === undefined || this.texts[partner] !== opener) continue;
      open.length = last;
      this.partners[partner] = index;
      this.partners[index] = partner;
    }
  }
}

import { isWordByte } from "@/lib/codesearch/scanner/characters";
import { maskedSource } from "./masked-source";

const NEWLINE = 10;
/** Longer lines are cut: they are data. */
const LONGEST_LINE = 300;

/** One file's source, in which the places of names are looked up. Offsets are bytes, lines are 1-based. */
export class SourceText {
  readonly path: string;
  readonly bytes: Buffer;
  #masked: Buffer | null = null;
  #lineStarts: number[] | null = null;

  constructor(path: string, bytes: Buffer) {
    this.path = path;
    this.bytes = bytes;
  }

  /** The source with comments and literals blanked. */
  get masked(): Buffer {
    this.#masked ??= maskedSource(this.bytes);
    return this.#masked;
  }

  /** Offsets at which `name` stands as a whole identifier outside of comments and literals. */
  occurrences(name: string): number[] {
    // Most files that are tried hold the word, but reading one over costs less than masking it.
    if (this.bytes.indexOf(name, 0, "latin1") < 0) return [];
    const { masked } = this;
    const found: number[] = [];
    for (let at = masked.indexOf(name, 0, "latin1"); at >= 0; at = masked.indexOf(name, at + name.length, "latin1")) {
      const isWhole = isWordByte[masked[at - 1] ?? 0] === 0 && isWordByte[masked[at + name.length] ?? 0] === 0;
      if (isWhole) found.push(at);
    }
    return found;
  }

  lineOf(offset: number): number {
    const starts = this.#starts();
    let low = 0;
    let high = starts.length;
    while (high - low > 1) {
      const middle = (low + high) >>> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle;
    }
    return low + 1;
  }

  /** Offset of the first byte of a line; the end of the file for a line behind it. */
  lineStart(line: number): number {
    return this.#starts()[line - 1] ?? this.bytes.length;
  }

  get lineCount(): number {
    const starts = this.#starts();
    const last = starts[starts.length - 1] ?? 0;
    return last === this.bytes.length && starts.length > 1 ? starts.length - 1 : starts.length;
  }

  /** The text of lines `first` to `last`, those that there are, without the last line's end. */
  lines(first: number, last: number): string {
    const texts: string[] = [];
    for (let line = Math.max(1, first); line <= Math.min(last, this.lineCount); line++) {
      const text = this.bytes.toString("utf8", this.lineStart(line), this.lineStart(line + 1));
      const shown = text.replace(/\r?\n$/, "").replaceAll("\0", "\uFFFD");
      texts.push(shown.length > LONGEST_LINE ? `${shown.slice(0, LONGEST_LINE)}…` : shown);
    }
    return texts.join("\n");
  }

  #starts(): number[] {
    if (this.#lineStarts !== null) return this.#lineStarts;
    const starts = [0];
    for (let at = this.bytes.indexOf(NEWLINE); at >= 0; at = this.bytes.indexOf(NEWLINE, at + 1)) starts.push(at + 1);
    this.#lineStarts = starts;
    return starts;
  }
}

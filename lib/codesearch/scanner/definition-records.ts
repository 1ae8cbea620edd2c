import { wordEnd } from "./characters";
import { doubled } from "./doubled";

/** What a record stands for. The values are stored in the index cache: never change one, bump the scanner's version. */
export const recordKind = {
  function: 1,
  struct: 2,
  union: 3,
  enum: 4,
  enumerator: 5,
  field: 6,
  typedef: 7,
  variable: 8,
  /** A variable declared `extern`. */
  externVariable: 9,
  /** A function declared without a body. */
  prototype: 10,
  /** `#define`. */
  macro: 11,
  /** A macro invoked at file level, found under its argument: `DEFINE_MUTEX(x)`. */
  invocation: 12,
} as const;

export type RecordKind = (typeof recordKind)[keyof typeof recordKind];

/** What {@link DefinitionRecords.add} takes; positions are byte offsets in the file, lines are 1-based. */
export interface NewRecord {
  readonly kind: number;
  readonly nameStart: number;
  readonly nameEnd: number;
  readonly firstLine: number;
  readonly nameLine: number;
  /** 0: none. */
  readonly commentLine: number;
  /** Record of the nearest named aggregate (or function) around it, -1: none. */
  readonly parent: number;
}

const WIDTH = 9;

/** The definitions of one file, in one growing array of numbers that is used again for the next file. */
export class DefinitionRecords {
  count = 0;
  #cells = new Int32Array(WIDTH * 4096);

  clear(): void {
    this.count = 0;
  }

  /** Adds a record that is still open (its last line is 0) and returns its number. */
  add(record: NewRecord): number {
    const at = this.count * WIDTH;
    if (at + WIDTH > this.#cells.length) this.#cells = doubled(this.#cells);
    const cells = this.#cells;
    cells[at] = record.kind;
    cells[at + 1] = record.nameStart;
    cells[at + 2] = record.nameEnd;
    cells[at + 3] = record.firstLine;
    cells[at + 4] = 0;
    cells[at + 5] = record.nameLine;
    cells[at + 6] = record.commentLine;
    cells[at + 7] = record.parent;
    cells[at + 8] = -1;
    return this.count++;
  }

  kind(record: number): number {
    return this.#cells[record * WIDTH] ?? 0;
  }
  nameStart(record: number): number {
    return this.#cells[record * WIDTH + 1] ?? 0;
  }
  nameEnd(record: number): number {
    return this.#cells[record * WIDTH + 2] ?? 0;
  }
  firstLine(record: number): number {
    return this.#cells[record * WIDTH + 3] ?? 0;
  }
  lastLine(record: number): number {
    return this.#cells[record * WIDTH + 4] ?? 0;
  }
  nameLine(record: number): number {
    return this.#cells[record * WIDTH + 5] ?? 0;
  }
  commentLine(record: number): number {
    return this.#cells[record * WIDTH + 6] ?? 0;
  }
  parent(record: number): number {
    return this.#cells[record * WIDTH + 7] ?? -1;
  }
  /** Offset of the name of the macro that makes this definition, -1: none does. */
  macroStart(record: number): number {
    return this.#cells[record * WIDTH + 8] ?? -1;
  }

  /** End of the name of that macro; equal to its start when there is none. */
  macroEnd(record: number, bytes: Uint8Array): number {
    const start = this.macroStart(record);
    return start < 0 ? start : wordEnd(bytes, start);
  }

  setLastLine(record: number, line: number): void {
    this.#cells[record * WIDTH + 4] = line;
  }
  setMacroStart(record: number, position: number): void {
    this.#cells[record * WIDTH + 8] = position;
  }

  /** Whether it has a name; an anonymous struct has none. */
  isNamed(record: number): boolean {
    return this.nameEnd(record) > this.nameStart(record);
  }

  /**
   * Gives records that never saw their end one: that of an earlier record of the same kind around the same line (the
   * other branch of an `#if`), else `lastLine`.
   */
  closeOpen(lastLine: number): void {
    for (let record = 0; record < this.count; record++) {
      if (this.lastLine(record) !== 0) continue;
      this.setLastLine(record, this.#endOfTwin(record) ?? lastLine);
    }
  }

  #endOfTwin(record: number): number | undefined {
    const line = this.firstLine(record);
    for (let other = record - 1; other >= 0 && other > record - 200; other--) {
      const around = this.firstLine(other) <= line && this.lastLine(other) >= line;
      if (around && this.kind(other) === this.kind(record)) return this.lastLine(other);
    }
    return undefined;
  }
}

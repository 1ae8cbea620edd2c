import type { ScannedDefinition } from "@/lib/codesearch/scanner/scanned-definition";

/** Reads the records of segments, definition by definition. */
export class RecordReader {
  /** Where the next number or name begins. */
  position = 0;
  readonly #bytes: Buffer;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  number(): number {
    const bytes = this.#bytes;
    let byte = bytes[this.position++] ?? 0;
    let value = byte & 127;
    for (let shift = 7; byte > 127; shift += 7) {
      byte = bytes[this.position++] ?? 0;
      value |= (byte & 127) << shift;
    }
    return value;
  }

  signedNumber(): number {
    const value = this.number();
    return value & 1 ? -(value + 1) / 2 : value / 2;
  }

  text(): string {
    const length = this.number();
    const start = this.position;
    this.position += length;
    return this.#bytes.toString("latin1", start, this.position);
  }

  /** The definition at `offset`, of the file `path`. */
  definition(offset: number, path: string): ScannedDefinition {
    this.position = offset;
    const record = this.number();
    const name = this.text();
    const firstLine = this.number();
    const lastLine = firstLine + this.signedNumber();
    const nameLine = firstLine + this.signedNumber();
    const comment = this.number();
    const back = this.number();
    const macro = this.text();
    const commentLine = comment === 0 ? 0 : firstLine - comment + 1;
    const owner = back === 0 ? "" : this.#nameAt(offset - back);
    return { record, name, path, firstLine, lastLine, nameLine, commentLine, macro, owner };
  }

  #nameAt(offset: number): string {
    this.position = offset;
    this.number();
    return this.text();
  }
}

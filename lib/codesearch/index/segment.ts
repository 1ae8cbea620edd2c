import type { DefinitionRecords } from "@/lib/codesearch/scanner/definition-records";
import type { ScannedDefinition } from "@/lib/codesearch/scanner/scanned-definition";
import type { ByteWriter } from "./byte-writer";

/*
 * A segment holds the definitions of one blob as bytes, so that it can be kept in memory and on disk as it is and each
 * definition be read by its offset alone:
 *   kind · length and bytes of the name · first line · last line and name line relative to it · lines from the comment
 *   to it plus 1, 0: none · bytes back to the definition that holds it, 0: none · length and bytes of the macro's name
 * Numbers are variable in length, seven bits a byte.
 */

/** Appends the segment of the file `bytes` with these records. */
export function writeSegment(writer: ByteWriter, bytes: Buffer, records: DefinitionRecords): void {
  const offsets = new Int32Array(records.count);
  for (let record = 0; record < records.count; record++) {
    if (!records.isNamed(record)) continue;
    const offset = writer.length;
    offsets[record] = offset;
    const firstLine = records.firstLine(record);
    const commentLine = records.commentLine(record);
    const parent = records.parent(record);
    writer.number(records.kind(record));
    writer.number(records.nameEnd(record) - records.nameStart(record));
    writer.bytes(bytes, records.nameStart(record), records.nameEnd(record));
    writer.number(firstLine);
    writer.signedNumber(records.lastLine(record) - firstLine);
    writer.signedNumber(records.nameLine(record) - firstLine);
    writer.number(commentLine > 0 && commentLine <= firstLine ? firstLine - commentLine + 1 : 0);
    writer.number(parent < 0 ? 0 : offset - (offsets[parent] ?? offset));
    const macroStart = records.macroStart(record);
    const macroEnd = records.macroEnd(record, bytes);
    writer.number(macroEnd - macroStart);
    if (macroStart >= 0) writer.bytes(bytes, macroStart, macroEnd);
  }
}

/** Reads segments, definition by definition. */
export class SegmentReader {
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

  /** Moves over the rest of a definition whose name has been read. */
  skipBehindName(): void {
    for (let field = 0; field < 5; field++) this.number();
    const macroLength = this.number();
    this.position += macroLength;
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

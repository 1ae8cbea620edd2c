import type { DefinitionRecords } from "@/lib/codesearch/scanner/definition-records";
import { hashName } from "@/lib/codesearch/scanner/name-hash";
import { ByteWriter } from "./byte-writer";
import { NumberList } from "./number-list";
import { segmentHeader } from "./segment";

/** What was found in one file. */
export interface FileContents {
  readonly bytes: Buffer;
  readonly records: DefinitionRecords;
  /** Hashes of the identifiers it holds, each once. */
  readonly identifiers: Uint32Array;
}

/** Makes segments, one after the other. */
export class SegmentWriter {
  readonly #records = new ByteWriter(1 << 16);
  readonly #segment = new ByteWriter(1 << 16);
  readonly #hashes = new NumberList();
  readonly #offsets = new NumberList();

  /** The segment of a file; valid until the next is made. */
  segment({ bytes, records, identifiers }: FileContents): Buffer {
    this.#records.length = 0;
    this.#hashes.clear();
    this.#offsets.clear();
    this.#writeRecords(bytes, records);
    const segment = this.#segment;
    segment.length = 0;
    const header = segmentHeader(this.#hashes.length, identifiers.length);
    segment.bytes(header, 0, header.length);
    for (const numbers of [this.#hashes.view(), this.#offsets.view(), identifiers]) {
      segment.bytes(Buffer.from(numbers.buffer, numbers.byteOffset, numbers.byteLength), 0, numbers.byteLength);
    }
    segment.bytes(this.#records.written(), 0, this.#records.length);
    return segment.written();
  }

  #writeRecords(bytes: Buffer, records: DefinitionRecords): void {
    const writer = this.#records;
    const offsets = new Int32Array(records.count);
    for (let record = 0; record < records.count; record++) {
      if (!records.isNamed(record)) continue;
      const offset = writer.length;
      offsets[record] = offset;
      this.#offsets.push(offset);
      this.#hashes.push(hashName(bytes, records.nameStart(record), records.nameEnd(record)));
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
}

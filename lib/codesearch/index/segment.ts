/*
 * A segment holds what the index keeps of one blob, as bytes that go to disk and into memory as they are:
 *   number of definitions · number of identifiers · hashes of the definitions' names · their offsets among the records ·
 *   hashes of the identifiers that the blob holds · records of the definitions
 * All but the records are 32-bit numbers, the first two with the lowest byte first, the lists in this machine's order. The record of a definition can be read by its offset
 * alone:
 *   kind · length and bytes of the name · first line · last line and name line relative to it · lines from the comment
 *   to it plus 1, 0: none · bytes back to the definition that holds it, 0: none · length and bytes of the macro's name
 * Numbers in records are variable in length, seven bits a byte.
 */

const HEADER_BYTES = 8;

/** Where the parts of a segment begin, in bytes. */
export interface SegmentParts {
  readonly definitionCount: number;
  readonly identifierCount: number;
  readonly hashes: number;
  readonly offsets: number;
  readonly identifiers: number;
  readonly records: number;
}

/** What a segment of so many definitions and identifiers begins with. */
export function segmentHeader(definitionCount: number, identifierCount: number): Buffer {
  const header = Buffer.alloc(HEADER_BYTES);
  header.writeUInt32LE(definitionCount, 0);
  header.writeUInt32LE(identifierCount, 4);
  return header;
}

/** The parts of a segment; one of no bytes holds nothing. */
export function segmentParts(segment: Buffer): SegmentParts {
  const isEmpty = segment.length < HEADER_BYTES;
  const definitionCount = isEmpty ? 0 : segment.readUInt32LE(0);
  const identifierCount = isEmpty ? 0 : segment.readUInt32LE(4);
  const offsets = HEADER_BYTES + definitionCount * 4;
  const identifiers = offsets + definitionCount * 4;
  const records = identifiers + identifierCount * 4;
  return { definitionCount, identifierCount, hashes: HEADER_BYTES, offsets, identifiers, records };
}

import { type FileHandle, open } from "node:fs/promises";
import { crc32 } from "node:zlib";

/*
 * A pack holds the segments of many blobs in one file:
 *   magic · segments one after the other · directory · footer
 * The directory has one entry a blob (name, offset, length, checksum), the footer the number of entries, the directory's
 * offset and checksum, and the magic again. A pack is written beside and renamed when whole, and all that is read of it
 * is checked: what a crash tore is not used.
 */

export const MAGIC = Buffer.from("assaypk1", "latin1");
export const BLOB_BYTES = 32;
export const ENTRY_BYTES = BLOB_BYTES + 12;
export const FOOTER_BYTES = 12 + MAGIC.length;
/** Segments closer together than this are read in one go. */
const READ_OVER = 64 * 1024;
const LONGEST_READ = 4 * 1024 * 1024;

/** Where a pack keeps the segment of a blob. */
export interface PackEntry {
  readonly blob: string;
  /** In the pack file, in bytes. */
  readonly offset: number;
  readonly length: number;
  readonly checksum: number;
}

/** A pack that is open for reading. */
export class PackFile {
  readonly entries: readonly PackEntry[];
  readonly #file: FileHandle;

  private constructor(file: FileHandle, entries: readonly PackEntry[]) {
    this.#file = file;
    this.entries = entries;
  }

  /** Opens a pack; null when it is not whole or not there. `blobLength` is that of a blob's name, in hex digits. */
  static async open(path: string, blobLength: number): Promise<PackFile | null> {
    const file = await open(path, "r").catch(() => null);
    if (file === null) return null;
    const entries = await readDirectory(file, blobLength).catch(() => null);
    if (entries !== null) return new PackFile(file, entries);
    await file.close();
    return null;
  }

  /** Reads the segments of `entries`, each valid until `onSegment` returns; one without its checksum is passed over. */
  async read(entries: readonly PackEntry[], onSegment: (blob: string, segment: Buffer) => void): Promise<void> {
    const sorted = entries.toSorted((a, b) => a.offset - b.offset);
    // One for all reads: new ones would not be collected in time.
    const buffer = Buffer.allocUnsafe(sorted.reduce((most, { length }) => Math.max(most, length), LONGEST_READ));
    let from = 0;
    while (from < sorted.length) {
      const to = endOfRun(sorted, from);
      await this.#readRun(sorted.slice(from, to), buffer, onSegment);
      from = to;
    }
  }

  async #readRun(
    run: readonly PackEntry[],
    buffer: Buffer,
    onSegment: (blob: string, segment: Buffer) => void,
  ): Promise<void> {
    const start = run[0]?.offset ?? 0;
    const last = run[run.length - 1];
    const length = (last?.offset ?? 0) + (last?.length ?? 0) - start;
    const bytes = await readInto(buffer.subarray(0, length), this.#file, start);
    for (const { blob, offset, length, checksum } of run) {
      const segment = bytes.subarray(offset - start, offset - start + length);
      if (segment.length === length && crc32(segment) === checksum) onSegment(blob, segment);
    }
  }

  close(): Promise<void> {
    return this.#file.close();
  }
}

/** End of the run of entries from `from` that is worth one read. */
function endOfRun(sorted: readonly PackEntry[], from: number): number {
  const start = sorted[from]?.offset ?? 0;
  let end = start + (sorted[from]?.length ?? 0);
  let to = from + 1;
  for (; to < sorted.length; to++) {
    const next = sorted[to];
    if (next === undefined || next.offset > end + READ_OVER || next.offset + next.length > start + LONGEST_READ) break;
    end = next.offset + next.length;
  }
  return to;
}

/** Reads as much as there is from `position` on; returns the part of `target` that was filled. */
async function readInto(target: Buffer, file: FileHandle, position: number): Promise<Buffer> {
  const { bytesRead } = await file.read(target, 0, target.length, position);
  return target.subarray(0, bytesRead);
}

/** Reads and checks footer and directory; null when the file is torn. */
async function readDirectory(file: FileHandle, blobLength: number): Promise<PackEntry[] | null> {
  const { size } = await file.stat();
  if (size < MAGIC.length + FOOTER_BYTES) return null;
  const footer = await readInto(Buffer.alloc(FOOTER_BYTES), file, size - FOOTER_BYTES);
  if (footer.length !== FOOTER_BYTES || !footer.subarray(12).equals(MAGIC)) return null;
  const count = footer.readUInt32LE(0);
  const offset = footer.readUInt32LE(4);
  if (offset + count * ENTRY_BYTES + FOOTER_BYTES !== size) return null;
  const directory = await readInto(Buffer.alloc(count * ENTRY_BYTES), file, offset);
  if (directory.length !== count * ENTRY_BYTES || crc32(directory) !== footer.readUInt32LE(8)) return null;
  return Array.from({ length: count }, (_, i) => {
    const at = i * ENTRY_BYTES;
    return {
      blob: directory.toString("hex", at, at + blobLength / 2),
      offset: directory.readUInt32LE(at + BLOB_BYTES),
      length: directory.readUInt32LE(at + BLOB_BYTES + 4),
      checksum: directory.readUInt32LE(at + BLOB_BYTES + 8),
    };
  });
}

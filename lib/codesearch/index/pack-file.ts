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
const LONGEST_READ = 16 * 1024 * 1024;

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

  /** Reads the segments of `entries`; one that does not have its checksum is passed over. */
  async read(entries: readonly PackEntry[], onSegment: (blob: string, segment: Buffer) => void): Promise<void> {
    const sorted = entries.toSorted((a, b) => a.offset - b.offset);
    let from = 0;
    while (from < sorted.length) {
      const to = endOfRun(sorted, from);
      await this.#readRun(sorted.slice(from, to), onSegment);
      from = to;
    }
  }

  async #readRun(run: readonly PackEntry[], onSegment: (blob: string, segment: Buffer) => void): Promise<void> {
    const start = run[0]?.offset ?? 0;
    const last = run[run.length - 1];
    const bytes = await readAt(this.#file, start, (last?.offset ?? 0) + (last?.length ?? 0) - start);
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

async function readAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const bytes = Buffer.allocUnsafe(length);
  const { bytesRead } = await file.read(bytes, 0, length, position);
  return bytes.subarray(0, bytesRead);
}

/** Reads and checks footer and directory; null when the file is torn. */
async function readDirectory(file: FileHandle, blobLength: number): Promise<PackEntry[] | null> {
  const { size } = await file.stat();
  if (size < MAGIC.length + FOOTER_BYTES) return null;
  const footer = await readAt(file, size - FOOTER_BYTES, FOOTER_BYTES);
  if (footer.length !== FOOTER_BYTES || !footer.subarray(12).equals(MAGIC)) return null;
  const count = footer.readUInt32LE(0);
  const offset = footer.readUInt32LE(4);
  if (offset + count * ENTRY_BYTES + FOOTER_BYTES !== size) return null;
  const directory = await readAt(file, offset, count * ENTRY_BYTES);
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

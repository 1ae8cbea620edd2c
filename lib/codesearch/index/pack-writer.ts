import { type FileHandle, open, rename, rm } from "node:fs/promises";
import { crc32 } from "node:zlib";
import { BLOB_BYTES, ENTRY_BYTES, FOOTER_BYTES, MAGIC, type PackEntry } from "./pack-file";

/** Segments are written when so many bytes of them have come together. */
const CHUNK_BYTES = 4 * 1024 * 1024;

/** Writes a pack while its segments come in; the file appears under its name only when it is whole. */
export class PackWriter {
  readonly #path: string;
  readonly #entries: PackEntry[] = [];
  #chunk = Buffer.allocUnsafe(CHUNK_BYTES);
  #chunkLength = 0;
  /** Bytes of the pack so far. */
  #length = 0;
  /** Settles when all chunks handed over are written; its failure is that of the pack. */
  #written: Promise<FileHandle>;

  /** Creates the unfinished file; a failure is told by {@link PackWriter.finish}. */
  constructor(path: string) {
    this.#path = path;
    this.#written = open(this.#unfinished, "wx");
    this.#written.catch(() => undefined);
    this.#append(MAGIC);
  }

  /** Adds the segment of a blob; its bytes are copied. */
  add(blob: string, segment: Buffer): void {
    this.#entries.push({ blob, offset: this.#length, length: segment.length, checksum: crc32(segment) });
    this.#append(segment);
  }

  /** Writes the rest and gives the pack its name. Rejects when it could not be written; then nothing is left of it. */
  async finish(): Promise<void> {
    const directoryOffset = this.#length;
    const directory = this.#directory();
    const footer = Buffer.alloc(FOOTER_BYTES);
    footer.writeUInt32LE(this.#entries.length, 0);
    footer.writeUInt32LE(directoryOffset, 4);
    footer.writeUInt32LE(crc32(directory), 8);
    MAGIC.copy(footer, 12);
    this.#append(directory);
    this.#append(footer);
    this.#flush();
    try {
      await (await this.#written).close();
      await rename(this.#unfinished, this.#path);
    } catch (error) {
      await this.abandon();
      throw error;
    }
  }

  /** Removes what was written. */
  async abandon(): Promise<void> {
    const file = await this.#written.catch(() => null);
    await file?.close().catch(() => undefined);
    await rm(this.#unfinished, { force: true }).catch(() => undefined);
  }

  get #unfinished(): string {
    return `${this.#path}.unfinished`;
  }

  #directory(): Buffer {
    const directory = Buffer.alloc(this.#entries.length * ENTRY_BYTES);
    for (const [i, { blob, offset, length, checksum }] of this.#entries.entries()) {
      const at = i * ENTRY_BYTES;
      directory.write(blob, at, "hex");
      directory.writeUInt32LE(offset, at + BLOB_BYTES);
      directory.writeUInt32LE(length, at + BLOB_BYTES + 4);
      directory.writeUInt32LE(checksum, at + BLOB_BYTES + 8);
    }
    return directory;
  }

  #append(bytes: Buffer): void {
    this.#length += bytes.length;
    let from = 0;
    while (from < bytes.length) {
      const copied = bytes.copy(this.#chunk, this.#chunkLength, from);
      this.#chunkLength += copied;
      from += copied;
      if (this.#chunkLength === this.#chunk.length) this.#flush();
    }
  }

  #flush(): void {
    const chunk = this.#chunk.subarray(0, this.#chunkLength);
    this.#chunk = Buffer.allocUnsafe(CHUNK_BYTES);
    this.#chunkLength = 0;
    this.#written = this.#written.then(async (file) => {
      try {
        await file.writeFile(chunk);
        return file;
      } catch (error) {
        await file.close().catch(() => undefined);
        throw error;
      }
    });
    this.#written.catch(() => undefined);
  }
}

import { randomBytes } from "node:crypto";
import { mkdir, readdir, rm, stat, utimes } from "node:fs/promises";
import path from "node:path";
import { PackFile } from "./pack-file";
import { PackWriter } from "./pack-writer";

/** A pack that nobody has written to for so long is of a process that died. */
const ABANDONED_MS = 3_600_000;

/**
 * Segments on disk by blob, in packs: each shard that is built adds one with the blobs that no pack had. Any number of
 * processes may read and write the folder at once. A cache that cannot be read or written is as good as an empty one.
 */
export class SegmentCache {
  readonly #cacheDir: string;
  readonly #folder: string;
  readonly #limit: number;

  /** `scannerVersion` keeps the segments of other scanners apart; all together take at most `limit` bytes on disk. */
  constructor(cacheDir: string, scannerVersion: number, limit: number) {
    this.#cacheDir = cacheDir;
    this.#limit = limit;
    this.#folder = path.join(cacheDir, `scanner-${scannerVersion}`);
  }

  /** Hands over the segments that are cached of `blobs`, each once, valid until `onSegment` returns. */
  async read(blobs: ReadonlySet<string>, onSegment: (blob: string, segment: Buffer) => void): Promise<void> {
    const missing = new Set(blobs);
    const blobLength = blobs.values().next().value?.length ?? 40;
    for (const file of await this.#packs()) {
      if (missing.size === 0) break;
      await readPack(file, blobLength, missing, onSegment);
    }
  }

  /** Begins a new pack. Rejects when the folder cannot be made. */
  async begin(): Promise<PackWriter> {
    await mkdir(this.#folder, { recursive: true });
    return new PackWriter(path.join(this.#folder, `${Date.now().toString(36)}-${randomBytes(6).toString("hex")}.pack`));
  }

  /** Packs, newest first. */
  async #packs(): Promise<string[]> {
    const names = await readdir(this.#folder).catch(() => []);
    const packs = names.filter((name) => name.endsWith(".pack"));
    return packs
      .sort()
      .reverse()
      .map((name) => path.join(this.#folder, name));
  }

  /** Removes what crashes left, and the packs used least recently when there is too much, of all scanners. */
  async prune(): Promise<void> {
    const names = await readdir(this.#cacheDir, { recursive: true });
    const files = await Promise.all(names.map((name) => usage(path.join(this.#cacheDir, name))));
    let total = 0;
    for (const { file, size, usedAt } of files.sort((a, b) => b.usedAt - a.usedAt)) {
      if (file.endsWith(".unfinished")) {
        if (Date.now() - usedAt > ABANDONED_MS) await rm(file, { force: true });
      } else if (file.endsWith(".pack")) {
        total += size;
        if (total > this.#limit) await rm(file, { force: true });
      }
    }
  }
}

/** Bytes of a file and when it was last used; 0 when another process has removed it. */
async function usage(file: string): Promise<{ file: string; size: number; usedAt: number }> {
  const status = await stat(file).catch(() => null);
  return { file, size: status?.size ?? 0, usedAt: status?.mtimeMs ?? 0 };
}

/** Reads what a pack has of `missing` and takes it from there. */
async function readPack(
  file: string,
  blobLength: number,
  missing: Set<string>,
  onSegment: (blob: string, segment: Buffer) => void,
): Promise<void> {
  const pack = await PackFile.open(file, blobLength);
  if (pack === null) return;
  try {
    const wanted = pack.entries.filter(({ blob }) => missing.has(blob));
    await pack.read(wanted, (blob, segment) => {
      if (missing.delete(blob)) onSegment(blob, segment);
    });
    if (wanted.length > 0) await markUsed(file);
  } finally {
    await pack.close();
  }
}

/** Its time of change says when a pack was last used. */
async function markUsed(file: string): Promise<void> {
  const now = new Date();
  await utimes(file, now, now).catch(() => undefined);
}

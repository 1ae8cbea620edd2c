import { randomBytes } from "node:crypto";
import { mkdir, readdir, rm, stat, utimes } from "node:fs/promises";
import path from "node:path";
import { PackFile } from "./pack-file";
import { PackWriter } from "./pack-writer";

/** Bytes of packs that are kept; the least recently used go first. */
const LARGEST_CACHE = 2 * 1024 * 1024 * 1024;
const HOUR = 3_600_000;

/**
 * Segments on disk by blob, in packs: each shard that is built adds one with the blobs that no pack had. Any number of
 * processes may read and write the folder at once. A cache that cannot be read or written is as good as an empty one.
 */
export class SegmentCache {
  readonly #folder: string;

  /** `scannerVersion` keeps the segments of other scanners apart. */
  constructor(cacheDir: string, scannerVersion: number) {
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

  /** Begins a new pack; {@link SegmentCache.keep} ends it. Rejects when the folder cannot be made. */
  async begin(): Promise<PackWriter> {
    await mkdir(this.#folder, { recursive: true });
    return new PackWriter(path.join(this.#folder, `${Date.now().toString(36)}-${randomBytes(6).toString("hex")}.pack`));
  }

  /** Finishes the pack, and removes old ones when there is too much. */
  async keep(pack: PackWriter): Promise<void> {
    await pack.finish();
    await this.#prune();
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

  async #prune(): Promise<void> {
    const files = await Promise.all((await readdir(this.#folder)).map((name) => this.#usage(name)));
    files.sort((a, b) => b.usedAt - a.usedAt);
    let total = 0;
    for (const { file, size, usedAt } of files) {
      total += size;
      const abandoned = file.endsWith(".unfinished") && Date.now() - usedAt > HOUR;
      if (abandoned || total > LARGEST_CACHE) await rm(file, { force: true });
    }
  }

  async #usage(name: string): Promise<{ file: string; size: number; usedAt: number }> {
    const file = path.join(this.#folder, name);
    const status = await stat(file).catch(() => null);
    return { file, size: status?.size ?? 0, usedAt: status?.mtimeMs ?? 0 };
  }
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

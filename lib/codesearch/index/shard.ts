import { recordKind } from "@/lib/codesearch/scanner/definition-records";
import type { ScannedDefinition } from "@/lib/codesearch/scanner/scanned-definition";
import { ByteWriter } from "./byte-writer";
import { editDistance } from "./edit-distance";
import { SegmentReader } from "./segment";

/** A name near to one that is missing. */
export interface NearName {
  readonly name: string;
  /** 0 for the same name but for case and leading underscores, else edits. */
  readonly distance: number;
}

const BUCKET_BITS = 20;
/** A name that goes on where the asked one ends is as near as one with this many edits, and so many letters longer. */
const PREFIX_DISTANCE = 1.5;
const LONGEST_REST = 16;
const UNDERSCORE = 95;
/** From an upper-case letter to its lower-case one. */
const CASE = 32;

/** FNV-1a over the bytes of a name, its high bits mixed well enough to choose a bucket by them. */
function hashName(bytes: Buffer, start: number, end: number): number {
  let hash = 2166136261;
  for (let i = start; i < end; i++) hash = Math.imul(hash ^ (bytes[i] ?? 0), 16777619);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return (hash ^ (hash >>> 13)) >>> 0;
}

/** Whether the first letter of a name, its case and underscores before it apart, is `letter`; cheap, for most are not. */
function startsAlike(bytes: Buffer, start: number, length: number, letter: number): boolean {
  let position = start;
  while (position < start + length && bytes[position] === UNDERSCORE) position++;
  const byte = bytes[position] ?? 0;
  return byte === letter || byte + CASE === letter;
}

class NumberList {
  length = 0;
  #cells = new Uint32Array(1 << 16);

  push(value: number): void {
    if (this.length === this.#cells.length) {
      const larger = new Uint32Array(this.#cells.length * 2);
      larger.set(this.#cells);
      this.#cells = larger;
    }
    this.#cells[this.length++] = value;
  }

  view(): Uint32Array {
    return this.#cells.subarray(0, this.length);
  }
}

/**
 * The definitions of a part of the tree's files, by name. Files are added as segments; {@link Shard.seal} makes the
 * table by which they are found.
 */
export class Shard {
  readonly #segments = new ByteWriter(8 << 20);
  readonly #paths: string[] = [];
  readonly #segmentStarts = new NumberList();
  #hashes = new NumberList();
  #offsets = new NumberList();
  /** Of the definitions in bucket b, those from `#buckets[b]` to `#buckets[b + 1]`. */
  #buckets = new Uint32Array(0);
  /** Offsets of all definitions, by bucket. */
  #sorted = new Uint32Array(0);

  /** Where segments are appended; call {@link Shard.added} after each. */
  get writer(): ByteWriter {
    return this.#segments;
  }

  /** What was appended since `start` are the definitions of the file `path`. */
  added(path: string, start: number): void {
    this.#paths.push(path);
    this.#segmentStarts.push(start);
    const bytes = this.#segments.written();
    const reader = new SegmentReader(bytes);
    reader.position = start;
    while (reader.position < bytes.length) {
      this.#offsets.push(reader.position);
      reader.number();
      const length = reader.number();
      this.#hashes.push(hashName(bytes, reader.position, reader.position + length));
      reader.position += length;
      reader.skipBehindName();
    }
  }

  /** Sorts the definitions into buckets by the hash of their names. */
  seal(): void {
    const hashes = this.#hashes.view();
    const offsets = this.#offsets.view();
    const buckets = new Uint32Array((1 << BUCKET_BITS) + 1);
    const shift = 32 - BUCKET_BITS;
    for (const hash of hashes) buckets[(hash >>> shift) + 1] = (buckets[(hash >>> shift) + 1] ?? 0) + 1;
    for (let i = 1; i < buckets.length; i++) buckets[i] = (buckets[i] ?? 0) + (buckets[i - 1] ?? 0);
    const next = buckets.slice();
    const order = new Uint32Array(offsets.length);
    for (let i = 0; i < hashes.length; i++) {
      const bucket = (hashes[i] ?? 0) >>> shift;
      const place = next[bucket] ?? 0;
      order[place] = offsets[i] ?? 0;
      next[bucket] = place + 1;
    }
    this.#buckets = buckets;
    this.#sorted = order;
    this.#hashes = new NumberList();
    this.#offsets = new NumberList();
  }

  /** All definitions of the name. */
  lookup(name: string): ScannedDefinition[] {
    const wanted = Buffer.from(name, "latin1");
    const bucket = hashName(wanted, 0, wanted.length) >>> (32 - BUCKET_BITS);
    const bytes = this.#segments.written();
    const reader = new SegmentReader(bytes);
    const found: ScannedDefinition[] = [];
    for (let i = this.#buckets[bucket] ?? 0; i < (this.#buckets[bucket + 1] ?? 0); i++) {
      const offset = this.#sorted[i] ?? 0;
      reader.position = offset;
      reader.number();
      const length = reader.number();
      const start = reader.position;
      if (length !== wanted.length || wanted.compare(bytes, start, start + length) !== 0) continue;
      found.push(reader.definition(offset, this.#pathOf(offset)));
    }
    return found;
  }

  /** At most `limit` names near to one that has no definition, nearest first; fields and enumerators are left out. */
  near(name: string, limit: number): NearName[] {
    const bytes = this.#segments.written();
    const reader = new SegmentReader(bytes);
    const found = new Map<string, number>();
    const first = name.replace(/^_+/, "").toLowerCase().charCodeAt(0);
    const reach = name.length <= 4 ? 1 : name.length <= 12 ? 2 : 3;
    for (const offset of this.#sorted) {
      reader.position = offset;
      const record = reader.number();
      if (record === recordKind.field || record === recordKind.enumerator) continue;
      const length = reader.number();
      const longer = length - name.length;
      if (longer < -reach || longer > LONGEST_REST || !startsAlike(bytes, reader.position, length, first)) continue;
      const candidate = bytes.toString("latin1", reader.position, reader.position + length);
      if (found.has(candidate)) continue;
      const distance = candidate.startsWith(name) ? PREFIX_DISTANCE : editDistance(name, candidate, reach);
      if (distance <= reach) found.set(candidate, distance);
    }
    const near = Array.from(found, ([near, distance]) => ({ name: near, distance }));
    return near.sort((a, b) => a.distance - b.distance || a.name.localeCompare(b.name)).slice(0, limit);
  }

  #pathOf(offset: number): string {
    const starts = this.#segmentStarts.view();
    let low = 0;
    let high = starts.length;
    while (high - low > 1) {
      const middle = (low + high) >>> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle;
    }
    return this.#paths[low] ?? "";
  }
}

import type { IndexSize } from "@/lib/codesearch/code-index";
import { recordKind } from "@/lib/codesearch/scanner/definition-records";
import { hashName } from "@/lib/codesearch/scanner/name-hash";
import type { ScannedDefinition } from "@/lib/codesearch/scanner/scanned-definition";
import { ByteWriter } from "./byte-writer";
import { editDistance } from "./edit-distance";
import { NumberList } from "./number-list";
import { RecordReader } from "./record-reader";
import { segmentParts } from "./segment";

/** A name near to one that is missing. */
export interface NearName {
  readonly name: string;
  /** 0 for the same name but for case and leading underscores, else edits. */
  readonly distance: number;
}

const MOST_BUCKET_BITS = 20;
/** A name that goes on where the asked one ends is as near as one with this many edits, and so many letters longer. */
const PREFIX_DISTANCE = 1.5;
const LONGEST_REST = 16;
const UNDERSCORE = 95;
/** From an upper-case letter to its lower-case one. */
const CASE = 32;

/** Whether the first letter of a name, its case and underscores before it apart, is `letter`; cheap, for most are not. */
function startsAlike(bytes: Buffer, start: number, length: number, letter: number): boolean {
  let position = start;
  while (position < start + length && bytes[position] === UNDERSCORE) position++;
  const byte = bytes[position] ?? 0;
  return byte === letter || byte + CASE === letter;
}

/**
 * What a part of the tree's files defines and which identifiers they hold, by name. Files are added as segments;
 * {@link Shard.seal} makes the table by which definitions are found.
 */
export class Shard {
  readonly #paths: string[] = [];
  readonly #records = new ByteWriter(8 << 20);
  /** Where the records of each file begin. */
  readonly #recordStarts = new NumberList();
  /** Hashes of the identifiers of all files, file by file. */
  readonly #identifiers = new NumberList(1 << 20);
  /** Where the identifiers of each file begin. */
  readonly #identifierStarts = new NumberList();
  #hashes = new NumberList(1 << 18);
  #offsets = new NumberList(1 << 18);
  /** Of the definitions in bucket b, those from `#buckets[b]` to `#buckets[b + 1]`. */
  #buckets = new Uint32Array(2);
  /** The bucket of a hash is its bits from this one on. */
  #bucketShift = 31;
  /** Offsets of all definitions, by bucket. */
  #sorted = new Uint32Array(0);

  /** Adds the file `path`. */
  add(path: string, segment: Buffer): void {
    const { definitionCount, identifierCount, hashes, offsets, identifiers, records } = segmentParts(segment);
    const base = this.#records.length;
    this.#paths.push(path);
    this.#recordStarts.push(base);
    this.#identifierStarts.push(this.#identifiers.length);
    this.#identifiers.appendBytes(segment, identifiers, identifierCount);
    this.#hashes.appendBytes(segment, hashes, definitionCount);
    const first = this.#offsets.length;
    this.#offsets.appendBytes(segment, offsets, definitionCount);
    const added = this.#offsets.view(first);
    for (let i = 0; i < added.length; i++) added[i] = (added[i] ?? 0) + base;
    if (definitionCount > 0) this.#records.bytes(segment, records, segment.length);
  }

  /** Sorts the definitions into buckets by the hash of their names. No file can be added afterwards. */
  seal(): void {
    const hashes = this.#hashes.view();
    const offsets = this.#offsets.view();
    const bits = Math.min(MOST_BUCKET_BITS, Math.max(1, 32 - Math.clz32(hashes.length)));
    const buckets = new Uint32Array((1 << bits) + 1);
    const shift = 32 - bits;
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
    this.#bucketShift = shift;
    this.#buckets = buckets;
    this.#sorted = order;
    this.#hashes = new NumberList();
    this.#offsets = new NumberList();
    for (const list of [this.#records, this.#recordStarts, this.#identifiers, this.#identifierStarts]) list.trim();
  }

  /** What it holds once it is sealed. */
  size(): IndexSize {
    const files = this.#recordStarts.length + this.#identifierStarts.length;
    const numbers = files + this.#identifiers.length + this.#buckets.length + this.#sorted.length;
    const pathBytes = this.#paths.reduce((sum, path) => sum + path.length, 0);
    return {
      definitions: this.#sorted.length,
      identifiers: this.#identifiers.length,
      bytes: this.#records.length + numbers * 4 + pathBytes,
    };
  }

  /** All definitions of the name. */
  lookup(name: string): ScannedDefinition[] {
    const wanted = Buffer.from(name, "latin1");
    const bucket = hashName(wanted, 0, wanted.length) >>> this.#bucketShift;
    const bytes = this.#records.written();
    const reader = new RecordReader(bytes);
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
    const bytes = this.#records.written();
    const reader = new RecordReader(bytes);
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

  /** Paths of the files that hold the identifier. A hash decides: about one name in a thousand has a file too many. */
  filesHolding(name: string): string[] {
    const hash = hashName(Buffer.from(name, "latin1"), 0, name.length);
    const identifiers = this.#identifiers.view();
    const starts = this.#identifierStarts.view();
    const found: string[] = [];
    // No table: to go through all of them takes a millisecond, which no table would be worth.
    let at = identifiers.indexOf(hash);
    while (at >= 0) {
      const file = indexBefore(starts, at);
      found.push(this.#paths[file] ?? "");
      at = identifiers.indexOf(hash, starts[file + 1] ?? identifiers.length);
    }
    return found;
  }

  #pathOf(offset: number): string {
    return this.#paths[indexBefore(this.#recordStarts.view(), offset)] ?? "";
  }
}

/** The last of `starts` that is not behind `position`. */
function indexBefore(starts: Uint32Array, position: number): number {
  let low = 0;
  let high = starts.length;
  while (high - low > 1) {
    const middle = (low + high) >>> 1;
    if ((starts[middle] ?? 0) <= position) low = middle;
    else high = middle;
  }
  return low;
}

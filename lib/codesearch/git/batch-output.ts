/** One answer of `git cat-file --batch`. */
export interface BatchObject {
  /** "blob", "tree", "commit", "tag"; "missing" for anything that could not be given. */
  readonly type: string;
  /** Bytes of the object. */
  readonly size: number;
  /** Its contents, valid until the callback returns; null when it is missing or larger than the reader's limit. */
  readonly contents: Buffer | null;
}

/** Size that the buffer goes back to when a large object has passed, in bytes. */
const USUAL_BUFFER = 1 << 20;

/** Answers of `--follow-symlinks` that are followed by a text of the given size. */
const withText = new Set(["symlink", "dangling", "loop", "notdir"]);

/**
 * Takes the output of `git cat-file --batch` apart, whatever its bytes and wherever its chunks end. Objects larger than
 * `limit` bytes are passed over without being kept.
 */
export class BatchOutput {
  readonly #limit: number;
  readonly #onObject: (object: BatchObject) => void;
  #buffer = Buffer.allocUnsafe(USUAL_BUFFER);
  #length = 0;
  /** Header of the object whose contents are awaited. */
  #header: { readonly type: string; readonly size: number } | null = null;
  /** Bytes of an object over the limit that are still to be passed over. */
  #toSkip = 0;

  constructor(limit: number, onObject: (object: BatchObject) => void) {
    this.#limit = limit;
    this.#onObject = onObject;
  }

  push(chunk: Buffer): void {
    const skipped = Math.min(this.#toSkip, chunk.length);
    this.#toSkip -= skipped;
    this.#append(skipped === 0 ? chunk : chunk.subarray(skipped));
    this.#readObjects();
  }

  #append(chunk: Buffer): void {
    const needed = this.#length + chunk.length;
    if (needed > this.#buffer.length) {
      const larger = Buffer.allocUnsafe(Math.max(this.#buffer.length * 2, needed));
      this.#buffer.copy(larger, 0, 0, this.#length);
      this.#buffer = larger;
    }
    chunk.copy(this.#buffer, this.#length);
    this.#length = needed;
  }

  #readObjects(): void {
    let position = 0;
    for (;;) {
      const next = this.#header === null ? this.#readHeader(position) : this.#readContents(position, this.#header);
      if (next < 0) break;
      position = next;
    }
    if (position === 0) return;
    this.#buffer.copy(this.#buffer, 0, position, this.#length);
    this.#length -= position;
    if (this.#length === 0 && this.#buffer.length > 8 * USUAL_BUFFER) this.#buffer = Buffer.allocUnsafe(USUAL_BUFFER);
  }

  /** Reads a header line; returns the position behind it, -1 when it is not complete. */
  #readHeader(position: number): number {
    const newline = this.#buffer.subarray(0, this.#length).indexOf(10, position);
    if (newline < 0) return -1;
    const words = this.#buffer.toString("latin1", position, newline).split(" ");
    const last = words[words.length - 1] ?? "";
    const first = words[0] ?? "";
    if (last === "missing" || last === "ambiguous") this.#onObject({ type: "missing", size: 0, contents: null });
    else if (withText.has(first)) this.#header = { type: "missing", size: Number(last) };
    else this.#header = { type: words[1] ?? "", size: Number(last) };
    return newline + 1;
  }

  /** Hands over the object whose contents begin at `position`; returns the position behind it, -1: not complete. */
  #readContents(position: number, header: { readonly type: string; readonly size: number }): number {
    const end = position + header.size + 1;
    if (header.size > this.#limit) {
      this.#header = null;
      this.#onObject({ ...header, contents: null });
      const kept = Math.min(end, this.#length);
      this.#toSkip = end - kept;
      return kept;
    }
    if (end > this.#length) return -1;
    this.#header = null;
    const isMissing = header.type === "missing";
    this.#onObject({ ...header, contents: isMissing ? null : this.#buffer.subarray(position, end - 1) });
    return end;
  }
}

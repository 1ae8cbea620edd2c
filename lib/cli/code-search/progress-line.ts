/** How far something is. */
export interface Progress {
  readonly done: number;
  /** 0 until it is known. */
  readonly total: number;
}

/** What progress is written to, e.g. `process.stderr`. */
export interface ProgressStream {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

const BAR_WIDTH = 30;
/** Milliseconds between two lines where lines cannot be drawn anew. */
const LINE_EVERY = 2_000;
const CLEAR_LINE = "\r\u001b[K";

/** Progress on one line that is drawn again and again; where the stream is no terminal, as a line now and then. */
export class ProgressLine {
  readonly #stream: ProgressStream;
  readonly #unit: string;
  #lastLine = 0;

  /** `unit` is what is counted, e.g. `files`. */
  constructor(stream: ProgressStream, unit: string) {
    this.#stream = stream;
    this.#unit = unit;
  }

  /** Shows how far it is after `milliseconds`. */
  show(progress: Progress, milliseconds: number): void {
    const text = `${counted(progress, this.#unit)}, ${(milliseconds / 1000).toFixed(1)} s`;
    if (this.#stream.isTTY === true) {
      this.#stream.write(`${CLEAR_LINE}${bar(progress)} ${text}`);
    } else if (milliseconds - this.#lastLine >= LINE_EVERY) {
      this.#lastLine = milliseconds;
      this.#stream.write(`${text}\n`);
    }
  }

  /** Takes the line away again. */
  end(): void {
    if (this.#stream.isTTY === true) this.#stream.write(CLEAR_LINE);
  }
}

function counted({ done, total }: Progress, unit: string): string {
  return total === 0 ? `listing the ${unit}` : `${done} of ${total} ${unit}`;
}

function bar({ done, total }: Progress): string {
  const full = total === 0 ? 0 : Math.min(BAR_WIDTH, Math.floor((done / total) * BAR_WIDTH));
  return `[${"#".repeat(full)}${".".repeat(BAR_WIDTH - full)}]`;
}

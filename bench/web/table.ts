/** Measurements of one kind: in milliseconds, bytes or whatever `show` takes. */
export interface Sample {
  readonly values: readonly number[];
  readonly show: (value: number) => string;
}

/** A table of measurements: what, median, 95th percentile, largest. */
export class Table {
  readonly #title: string;
  readonly #rows: string[] = [];

  constructor(title: string) {
    this.#title = title;
  }

  /** Adds what was measured several times. */
  add(what: string, { values, show }: Sample): void {
    const sorted = values.toSorted((a, b) => a - b);
    const cells = [percentile(sorted, 0.5), percentile(sorted, 0.95), sorted.at(-1) ?? Number.NaN].map(show);
    this.#push(what, cells);
  }

  /** Adds what is said once. */
  say(what: string, said: string): void {
    this.#push(what, [said, "", ""]);
  }

  toMarkdown(): string {
    return [`### ${this.#title}`, "", "| | median | p95 | max |", "|---|---|---|---|", ...this.#rows].join("\n");
  }

  #push(what: string, cells: readonly string[]): void {
    const row = `| ${what} | ${cells.join(" | ")} |`;
    this.#rows.push(row);
    console.error(row);
  }
}

function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}

export const milliseconds = (values: readonly number[]): Sample => ({
  values,
  show: (value) => `${value < 10 ? value.toFixed(1) : value.toFixed(0)} ms`,
});

export const kilobytes = (values: readonly number[]): Sample => ({
  values,
  show: (value) => `${(value / 1024).toFixed(1)} KB`,
});

export const megabytes = (values: readonly number[]): Sample => ({
  values,
  show: (value) => `${(value / 1024 / 1024).toFixed(0)} MB`,
});

export const plain = (values: readonly number[]): Sample => ({ values, show: (value) => value.toFixed(0) });

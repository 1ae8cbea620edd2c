import type { SpanColumns, SpanLine } from "@/lib/contract/span-columns";

const columnNames = [
  "seq",
  "parent",
  "nesting",
  "type",
  "name",
  "model",
  "started",
  "finished",
  "failed",
  "repeated",
  "summary",
  "inputTokens",
  "outputTokens",
  "thoughtsTokens",
  "size",
  "toolCalls",
] as const satisfies readonly (keyof SpanColumns)[];

type Lists = { -readonly [Column in keyof SpanColumns]: SpanColumns[Column][number][] };

/**
 * The spans of a trajectory as they come in, in any order and more than once. They are numbered by their arrival: the index of
 * a span never changes, and there is a list for each column instead of an object for each span, so that 100,000 of them take
 * a few megabytes and are gone through in a millisecond.
 */
export class SpanTable {
  readonly #lists: Lists = emptyLists();
  readonly #indexes = new Map<number, number>();
  #highestSeq = -1;
  #inOrder = true;

  constructor(first?: SpanColumns) {
    if (first !== undefined) this.put(first);
  }

  get length(): number {
    return this.#lists.seq.length;
  }

  /** Each column by index. */
  get columns(): SpanColumns {
    return this.#lists;
  }

  /** The index of the span `seq`; undefined while it has not come. */
  indexOf(seq: number): number | undefined {
    return this.#indexes.get(seq);
  }

  /** All indexes, by seq. */
  order(): Uint32Array {
    const order = new Uint32Array(this.length);
    for (let index = 0; index < order.length; index++) order[index] = index;
    const { seq } = this.#lists;
    return this.#inOrder ? order : order.sort((a, b) => (seq[a] ?? 0) - (seq[b] ?? 0));
  }

  /** Adds spans and renews those that are there; a late start does not undo an end. */
  put(news: SpanColumns): void {
    news.seq.forEach((seq, from) => {
      const known = this.#indexes.get(seq);
      if (known === undefined) this.#copy(news, from, this.#append(seq));
      else if (news.finished[from] !== null || this.#lists.finished[known] === null) this.#copy(news, from, known);
    });
  }

  #append(seq: number): number {
    const index = this.length;
    this.#indexes.set(seq, index);
    if (seq < this.#highestSeq) this.#inOrder = false;
    else this.#highestSeq = seq;
    return index;
  }

  #copy(source: SpanColumns, from: number, to: number): void {
    for (const name of columnNames) (this.#lists[name] as unknown[])[to] = source[name][from];
  }
}

/** One span of a table. Written out, because lists make thousands of them. */
export function lineAt({ columns }: Pick<SpanTable, "columns">, index: number): SpanLine {
  const at = <Cell>(list: readonly Cell[]) => list[index] as Cell;
  return {
    seq: at(columns.seq),
    parent: at(columns.parent),
    nesting: at(columns.nesting),
    type: at(columns.type),
    name: at(columns.name),
    model: at(columns.model),
    started: at(columns.started),
    finished: at(columns.finished),
    failed: at(columns.failed),
    repeated: at(columns.repeated),
    summary: at(columns.summary),
    inputTokens: at(columns.inputTokens),
    outputTokens: at(columns.outputTokens),
    thoughtsTokens: at(columns.thoughtsTokens),
    size: at(columns.size),
    toolCalls: at(columns.toolCalls),
  };
}

/** Each span of `columns` by itself: for a few, and for those who look at all that there is of each. */
export function linesOf(columns: SpanColumns): SpanLine[] {
  return columns.seq.map((_, index) => lineAt({ columns }, index));
}

function emptyLists(): Lists {
  return Object.fromEntries(columnNames.map((name) => [name, []])) as unknown as Lists;
}

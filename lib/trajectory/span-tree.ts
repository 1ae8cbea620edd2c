import { spanTypes } from "@/lib/contract/span";
import { NO_SPAN } from "./packed-spans";
import type { SpanTable } from "./span-table";

/**
 * The trees that the spans of a table form, gone through from the top down: the span at a position comes before all that is
 * inside it, and those before the next one beside it. Every list is by position.
 */
export interface SpanTree {
  readonly length: number;
  /** Index in the table. */
  readonly index: Uint32Array;
  /** 0 for roots. */
  readonly depth: Uint16Array;
  /** Position of the span around it; -1 for roots. */
  readonly above: Int32Array;
  /** The position after the last span inside it. */
  readonly end: Uint32Array;
  /** 1-based place among its siblings, and how many they are. */
  readonly place: Uint32Array;
  readonly siblings: Uint32Array;
  /** How many model calls and tool calls there are before a position, and in all at its end. */
  readonly llmBefore: Uint32Array;
  readonly toolBefore: Uint32Array;
  /** By index in the table: its position. */
  readonly position: Uint32Array;
}

/**
 * One tree when the flow's span is there. A span whose parent has not arrived, or would come after it, hangs under the nearest
 * earlier span of a smaller nesting, and is a root when there is none: nothing is dropped.
 */
export function buildSpanTree(table: SpanTable): SpanTree {
  const order = table.order();
  const walked = walk(linkSiblings(findParents(table, order), order));
  return { ...walked, ...countCalls(table, walked.index) };
}

const NONE = -1;

/** By index in the table: the index of the span around it. */
function findParents(table: SpanTable, order: Uint32Array): Int32Array {
  const { nesting, parent, seq: seqs } = table.columns;
  const parents = new Int32Array(table.length).fill(NONE);
  const seen = new Uint8Array(table.length);
  const path: number[] = [];
  for (const index of order) {
    const depth = nesting[index] ?? 0;
    while (path.length > 0 && (nesting[path.at(-1) ?? 0] ?? 0) >= depth) path.pop();
    const around = path.at(-1) ?? NONE;
    const seq = at(parent, index);
    // Nearly always the parent is the span around: then nothing is looked up.
    const named = seq === NO_SPAN || seq === seqs[around] ? around : (table.indexOf(seq) ?? NONE);
    parents[index] = named !== NONE && seen[named] === 1 ? named : around;
    seen[index] = 1;
    path.push(index);
  }
  return parents;
}

interface Family {
  readonly parents: Int32Array;
  /** Of the spans inside a span, and last of the roots. */
  readonly first: Int32Array;
  readonly next: Int32Array;
  readonly place: Uint32Array;
  readonly children: Uint32Array;
}

function linkSiblings(parents: Int32Array, order: Uint32Array): Family {
  const roots = parents.length;
  const first = new Int32Array(roots + 1).fill(NONE);
  const last = new Int32Array(roots + 1).fill(NONE);
  const next = new Int32Array(roots).fill(NONE);
  const place = new Uint32Array(roots);
  const children = new Uint32Array(roots + 1);
  for (const index of order) {
    const parent = at(parents, index) === NONE ? roots : at(parents, index);
    if (at(last, parent) === NONE) first[parent] = index;
    else next[at(last, parent)] = index;
    last[parent] = index;
    children[parent] = at(children, parent) + 1;
    place[index] = at(children, parent);
  }
  return { parents, first, next, place, children };
}

function walk({ parents, first, next, place, children }: Family): Omit<SpanTree, "llmBefore" | "toolBefore"> {
  const length = parents.length;
  const tree = {
    length,
    index: new Uint32Array(length),
    depth: new Uint16Array(length),
    above: new Int32Array(length),
    end: new Uint32Array(length),
    place: new Uint32Array(length),
    siblings: new Uint32Array(length),
    position: new Uint32Array(length),
  };
  let count = 0;
  let above = NONE;
  let index = at(first, length);
  while (index !== NONE) {
    const parent = at(parents, index);
    tree.index[count] = index;
    tree.position[index] = count;
    tree.above[count] = above;
    tree.depth[count] = above === NONE ? 0 : at(tree.depth, above) + 1;
    tree.place[count] = at(place, index);
    tree.siblings[count] = at(children, parent === NONE ? length : parent);
    above = count++;
    let following = at(first, index);
    // Up from the last span inside to the next one beside.
    while (following === NONE && above !== NONE) {
      following = at(next, at(tree.index, above));
      tree.end[above] = count;
      above = at(tree.above, above);
    }
    index = following;
  }
  return tree;
}

function countCalls({ columns }: SpanTable, index: Uint32Array): Pick<SpanTree, "llmBefore" | "toolBefore"> {
  const llmBefore = new Uint32Array(index.length + 1);
  const toolBefore = new Uint32Array(index.length + 1);
  const llm = spanTypes.indexOf("llm");
  const tool = spanTypes.indexOf("tool");
  for (let position = 0; position < index.length; position++) {
    const type = columns.type[at(index, position)];
    llmBefore[position + 1] = at(llmBefore, position) + (type === llm ? 1 : 0);
    toolBefore[position + 1] = at(toolBefore, position) + (type === tool ? 1 : 0);
  }
  return { llmBefore, toolBefore };
}

/** A number of a list that is known to be there. */
function at(list: Int32Array | Uint32Array | Uint16Array, index: number): number {
  return list[index] ?? NONE;
}

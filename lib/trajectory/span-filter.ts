import type { SpanType } from "@/lib/contract/span";
import type { SpanTable } from "./span-table";
import type { SpanTree } from "./span-tree";

/** What a trajectory is narrowed to; what is empty narrows nothing. */
export interface SpanFilter {
  readonly types: ReadonlySet<SpanType>;
  /** Names of tools: only their calls. */
  readonly tools: ReadonlySet<string>;
  /** Only spans that failed. */
  readonly failed: boolean;
}

export const noFilter: SpanFilter = { types: new Set(), tools: new Set(), failed: false };

export function isNarrowed({ types, tools, failed }: SpanFilter): boolean {
  return failed || types.size > 0 || tools.size > 0;
}

/** By position in the tree: 1 for the spans that the filter lets through. Null when it lets all of them. */
export function matchSpans({ columns }: SpanTable, tree: SpanTree, filter: SpanFilter): Uint8Array | null {
  if (!isNarrowed(filter)) return null;
  const { types, tools, failed } = filter;
  const matches = new Uint8Array(tree.length);
  tree.index.forEach((index, position) => {
    const type = columns.type[index] ?? "flow";
    const passes =
      (!failed || columns.failed[index] === true) &&
      (types.size === 0 || types.has(type)) &&
      (tools.size === 0 || (type === "tool" && tools.has(columns.name[index] ?? "")));
    matches[position] = passes ? 1 : 0;
  });
  return matches;
}

/** The types and the tools that a trajectory has, with how many spans, in alphabetical order. */
export function spanKinds({ columns, length }: SpanTable): { types: [SpanType, number][]; tools: [string, number][] } {
  const types = new Map<SpanType, number>();
  const tools = new Map<string, number>();
  for (let index = 0; index < length; index++) {
    const type = columns.type[index] ?? "flow";
    count(types, type);
    if (type === "tool") count(tools, columns.name[index] ?? "");
  }
  return { types: byName(types), tools: byName(tools) };
}

function count<Key>(counts: Map<Key, number>, key: Key): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function byName<Key extends string>(counts: ReadonlyMap<Key, number>): [Key, number][] {
  return [...counts].sort(([a], [b]) => (a < b ? -1 : 1));
}

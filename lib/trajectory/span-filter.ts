import { type SpanType, spanTypes } from "@/lib/contract/span";
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

function isNarrowed({ types, tools, failed }: SpanFilter): boolean {
  return failed || types.size > 0 || tools.size > 0;
}

/** By position in the tree: 1 for the spans that the filter lets through. Null when it lets all of them. */
export function matchSpans(table: SpanTable, tree: SpanTree, filter: SpanFilter): Uint8Array | null {
  if (!isNarrowed(filter)) return null;
  const { failed, type, name } = table.columns;
  const types = new Set(Array.from(filter.types, (wanted) => spanTypes.indexOf(wanted)));
  const tools = new Set(Array.from(filter.tools, (wanted) => table.codeOf(wanted)));
  const tool = spanTypes.indexOf("tool");
  const matches = new Uint8Array(tree.length);
  tree.index.forEach((index, position) => {
    const passes =
      (!filter.failed || failed[index] === 1) &&
      (types.size === 0 || types.has(type[index] ?? 0)) &&
      (tools.size === 0 || (type[index] === tool && tools.has(name[index])));
    matches[position] = passes ? 1 : 0;
  });
  return matches;
}

/** The types and the tools that a trajectory has, with how many spans, in alphabetical order. */
export function spanKinds(table: SpanTable): { types: [SpanType, number][]; tools: [string, number][] } {
  const { type, name } = table.columns;
  const tool = spanTypes.indexOf("tool");
  const types: number[] = [];
  const tools: number[] = [];
  for (let index = 0; index < table.length; index++) {
    count(types, type[index] ?? 0);
    if (type[index] === tool) count(tools, name[index] ?? 0);
  }
  return {
    types: byName(types, (code) => spanTypes[code] ?? "flow"),
    tools: byName(tools, (code) => table.textOf(code)),
  };
}

function count(counts: number[], code: number): void {
  counts[code] = (counts[code] ?? 0) + 1;
}

/** `counts` is by code, with holes. */
function byName<Name extends string>(counts: readonly number[], nameOf: (code: number) => Name): [Name, number][] {
  const named: [Name, number][] = [];
  counts.forEach((spans, code) => {
    named.push([nameOf(code), spans]);
  });
  return named.sort(([a], [b]) => (a < b ? -1 : 1));
}

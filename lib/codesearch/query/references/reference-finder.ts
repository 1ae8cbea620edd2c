import { CodeQueryError, type Reference, type ReferenceAnswer, type ReferenceQuery } from "@/lib/codesearch/code-index";
import { treePath } from "@/lib/codesearch/git/tree-path";
import type { TreeReader } from "@/lib/codesearch/git/tree-reader";
import type { TreeIndex } from "@/lib/codesearch/index/tree-index";
import { missingNameHint } from "@/lib/codesearch/query/missing-name-hint";
import { type NameQuery, parseNameQuery } from "@/lib/codesearch/query/name-query";
import { queryContext } from "@/lib/codesearch/query/query-context";
import { type QueryContext, rankDefinitions } from "@/lib/codesearch/query/ranking";
import { ExpressionTypes } from "@/lib/codesearch/query/types/expression-types";
import { NamedTypes } from "@/lib/codesearch/query/types/named-types";
import { KnownDefinitions, TypeSources } from "@/lib/codesearch/query/types/type-sources";
import type { WordSearch } from "@/lib/codesearch/query/word-search";
import { recordKind } from "@/lib/codesearch/scanner/definition-records";
import type { ScannedDefinition } from "@/lib/codesearch/scanner/scanned-definition";
import { FieldReferences, type HeadersByPath } from "./field-references";
import { type HeldSourcesQuery, type Unread, visitHeldSources } from "./held-sources";
import { WordReferences } from "./word-references";

const MOST_REFERENCES = 1000;
const MOST_CONTEXT_LINES = 10;
const MOST_OTHERS = 5;

/** What a finder reads. */
export interface ReferenceSources {
  readonly gitDir: string;
  /** Full hash. */
  readonly commit: string;
  readonly tree: TreeReader;
  readonly words: WordSearch;
}

/** Finds the uses of a name: files from the index of identifiers, or from git grep before it is ready, then their text. */
export class ReferenceFinder {
  readonly #sources: ReferenceSources;
  readonly #types: TypeSources;

  constructor(sources: ReferenceSources) {
    this.#sources = sources;
    this.#types = new TypeSources(sources.tree);
  }

  /** Rejects with CodeQueryError when the name is none or the prefix leads nowhere. */
  async find(asked: ReferenceQuery, index: TreeIndex): Promise<ReferenceAnswer> {
    const { gitDir, commit, tree } = this.#sources;
    const name = parseNameQuery(asked.name);
    const query = await this.#confined(asked);
    const context = await queryContext(query.contextFile, tree);
    const [all, paths] = await Promise.all([
      index.isReady ? index.lookup([name.name]).catch(() => []) : [],
      this.#filesHolding(name.name, query.pathPrefix, context, index),
    ]);
    const held = { gitDir, commit, pathPrefix: query.pathPrefix, context, paths };
    const definitions = all.filter((definition) => name.owner === "" || definition.owner === name.owner);
    const isField = name.owner !== "" || rankDefinitions(all, name.tag, context)[0]?.record === recordKind.field;
    const answer = isField
      ? await this.#findField(name, all, query, held, index)
      : await findWord(name, definitions, query, held);
    if (answer.total > 0) return answer;
    const unused = await this.#unusedHint(name, definitions, context, index);
    return { ...answer, hint: [unused, answer.hint].filter((hint) => hint !== "").join(" ") };
  }

  async #findField(
    { name, owner }: NameQuery,
    definitions: readonly ScannedDefinition[],
    query: ReferenceQuery,
    held: HeldSourcesQuery,
    index: TreeIndex,
  ): Promise<ReferenceAnswer> {
    const headers: HeadersByPath = new Map();
    const types = new ExpressionTypes(new NamedTypes(this.#types, new KnownDefinitions(index, headers)));
    const fields = definitions.filter(({ record }) => record === recordKind.field);
    const owners = new Set(fields.map((field) => field.owner));
    const isOnly = owners.size === 1 && (owner === "" || owners.has(owner));
    const found = new FieldReferences({ name, owner, isOnly }, query, types, headers);
    const unread = await visitHeldSources(
      held,
      (source) => found.visit(source),
      () => found.resolve(),
    );
    const all = found.sorted();
    return {
      references: all.slice(0, query.limit),
      total: all.length,
      counts: countsOf(all),
      files: new Set(all.map(({ path }) => path)).size,
      isComplete: unread.isComplete,
      hint: [othersHint(found.others, name), unreadHint(unread)].filter((hint) => hint !== "").join(" "),
    };
  }

  /** Says whether the name is missing or merely unused. */
  async #unusedHint(
    name: NameQuery,
    definitions: readonly ScannedDefinition[],
    context: QueryContext,
    index: TreeIndex,
  ): Promise<string> {
    const [best] = rankDefinitions(definitions, name.tag, context);
    if (best === undefined) return missingNameHint(name, context, index, this.#sources.words);
    return `${name.name} is defined at ${best.path}:${best.nameLine}, but no use of it was found there.`;
  }

  async #confined(query: ReferenceQuery): Promise<ReferenceQuery> {
    const pathPrefix = treePath(query.pathPrefix);
    if (!(await this.#sources.tree.exists(pathPrefix))) {
      throw new CodeQueryError(
        `There is no directory or file "${query.pathPrefix}". Give one, as in net/ipv4, or "" for all.`,
      );
    }
    const clamp = (value: number, least: number, most: number) =>
      Math.min(Math.max(least, Math.trunc(value) || 0), most);
    return {
      ...query,
      pathPrefix,
      limit: clamp(query.limit, 1, MOST_REFERENCES),
      contextLines: clamp(query.contextLines, 0, MOST_CONTEXT_LINES),
    };
  }

  async #filesHolding(
    name: string,
    pathPrefix: string,
    context: QueryContext,
    index: TreeIndex,
  ): Promise<readonly string[]> {
    if (index.isReady) {
      const indexed = await index.filesHolding(name).catch(() => null);
      if (indexed !== null) return indexed;
    }
    const folder =
      pathPrefix === "" || /\.[chS]$/.test(pathPrefix) ? pathPrefix.replace(/[^/]*$/, "") : `${pathPrefix}/`;
    return this.#sources.words.filesWith(name, context, [folder]);
  }
}

async function findWord(
  name: NameQuery,
  definitions: readonly ScannedDefinition[],
  query: ReferenceQuery,
  held: HeldSourcesQuery,
): Promise<ReferenceAnswer> {
  const [best] = rankDefinitions(definitions, name.tag, held.context);
  const tags: readonly number[] = [recordKind.struct, recordKind.union, recordKind.enum];
  const isTag = name.tag !== 0 || (best !== undefined && tags.includes(best.record));
  const found = new WordReferences({ name: name.name, definitions, isTag }, query);
  const unread = await visitHeldSources(
    held,
    (source) => found.visit(source),
    () => Promise.resolve(),
  );
  const { references, total, files } = found;
  const hints = [leftOutHint(found.leftOut, name.name, isTag), unreadHint(unread)];
  return {
    references,
    total,
    counts: {},
    files,
    isComplete: unread.isComplete,
    hint: hints.filter((hint) => hint !== "").join(" "),
  };
}

function countsOf(references: readonly Reference[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { certainty, use } of references) {
    counts[certainty] = (counts[certainty] ?? 0) + 1;
    counts[use] = (counts[use] ?? 0) + 1;
  }
  return counts;
}

function othersHint(others: ReadonlyMap<string, number>, name: string): string {
  if (others.size === 0) return "";
  const sorted = [...others].sort((a, b) => b[1] - a[1]);
  const shown = sorted.slice(0, MOST_OTHERS).map(([label, count]) => `${label} (${count})`);
  const more = sorted.length > MOST_OTHERS ? ` and ${sorted.length - MOST_OTHERS} more` : "";
  return `Left out are uses of ${name} in other structs: ${shown.join(", ")}${more}.`;
}

function leftOutHint(leftOut: number, name: string, isTag: boolean): string {
  if (leftOut === 0) return "";
  if (isTag) return `The word stands ${leftOut} more times for something else, as a variable or field.`;
  return `${leftOut} more occurrences are fields of that name; ask for <struct>::${name}.`;
}

function unreadHint({ isComplete, tooLarge }: Unread): string {
  const large =
    tooLarge.length === 0
      ? ""
      : `Not read, for their size: ${tooLarge.slice(0, 3).join(", ")}${tooLarge.length > 3 ? ` and ${tooLarge.length - 3} more` : ""}.`;
  const late = isComplete ? "" : "Time ran out before all files were read; give a path prefix, as in net/ipv4.";
  return [large, late].filter((hint) => hint !== "").join(" ");
}

import { CodeQueryError } from "@/lib/codesearch/code-index";
import { shownPath } from "@/lib/codesearch/git/tree-path";
import type { TreeReader } from "@/lib/codesearch/git/tree-reader";
import { missingNameHint } from "@/lib/codesearch/query/missing-name-hint";
import { type NameQuery, parseNameQuery } from "@/lib/codesearch/query/name-query";
import { queryContext } from "@/lib/codesearch/query/query-context";
import { rankDefinitions } from "@/lib/codesearch/query/ranking";
import type { TreeNames } from "@/lib/codesearch/query/tree-names";
import { ExpressionTypes } from "@/lib/codesearch/query/types/expression-types";
import { KnownDefinitions } from "@/lib/codesearch/query/types/known-definitions";
import { NamedTypes } from "@/lib/codesearch/query/types/named-types";
import { TypeSources } from "@/lib/codesearch/query/types/type-sources";
import type { WordSearch } from "@/lib/codesearch/query/word-search";
import type { Reference, ReferenceAnswer, ReferenceQuery } from "@/lib/codesearch/reference";
import { recordKind } from "@/lib/codesearch/scanner/definition-records";
import type { ScannedDefinition } from "@/lib/codesearch/scanner/scanned-definition";
import { isTypeOrControlWord } from "@/lib/codesearch/scanner/words";
import { FieldReferences, type HeadersByPath } from "./field-references";
import { type HeldSourcesQuery, visitHeldSources } from "./held-sources";
import { aliasHint, joinHints, leftOutHint, othersHint, severalHint, unreadHint } from "./reference-hints";
import { WordReferences } from "./word-references";

const MOST_REFERENCES = 1000;
const MOST_CONTEXT_LINES = 10;

/** What a finder reads. */
export interface ReferenceSources {
  readonly tree: TreeReader;
  readonly words: WordSearch;
}

/** A question that was understood. */
interface Search extends HeldSourcesQuery {
  readonly name: NameQuery;
  readonly query: ReferenceQuery;
  readonly names: TreeNames;
}

/** Finds the uses of a name: the files that hold it, then their text. */
export class ReferenceFinder {
  readonly #sources: ReferenceSources;
  readonly #types: TypeSources;

  constructor(sources: ReferenceSources) {
    this.#sources = sources;
    this.#types = new TypeSources(sources.tree);
  }

  /** Rejects with CodeQueryError when the name is none or the prefix leads nowhere. */
  async find(asked: ReferenceQuery, names: TreeNames): Promise<ReferenceAnswer> {
    const { tree } = this.#sources;
    const name = parseNameQuery(asked.name);
    if (isTypeOrControlWord(name.name)) {
      throw new CodeQueryError(`"${name.name}" is a word of the language. Give the name of something that is defined.`);
    }
    const query = await this.#confined(asked);
    const { pathPrefix } = query;
    const context = await queryContext(query.contextFile, tree);
    const paths = names.filesHolding(name.name, pathPrefix);
    const search: Search = { name, query, names, tree, pathPrefix, context, paths: await paths };
    const answer = name.owner === "" ? await this.#findAny(search) : await this.#findField(search);
    if (answer.total > 0) return answer;
    return { ...answer, hint: joinHints(await this.#unusedHint(search), answer.hint) };
  }

  async #findAny(search: Search): Promise<ReferenceAnswer> {
    const { name, names, context } = search;
    const definitions = await names.lookup(name.name);
    const [best] = rankDefinitions(definitions, name.tag, context);
    return best?.record === recordKind.field ? this.#findField(search) : findWord(search, definitions);
  }

  async #findField(search: Search): Promise<ReferenceAnswer> {
    const { query, names } = search;
    const { name, owner } = search.name;
    const headers: HeadersByPath = new Map();
    const known = new KnownDefinitions(names, headers);
    const types = new ExpressionTypes(new NamedTypes(this.#types, known));
    const isOnly = once(() => isOnlyField(name, owner, names));
    const found = new FieldReferences({ name, owner, isOnly }, query, types, headers);
    const unread = await visitHeldSources(
      search,
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
      hint: joinHints(
        known.isComplete ? "" : "The index is not ready: not all types are known, ask again later.",
        aliasHint(found.aliases),
        othersHint(found.others, name),
        unreadHint(unread),
      ),
    };
  }

  /** Says whether the name is missing or merely unused. */
  async #unusedHint({ name, names, context }: Search): Promise<string> {
    const definitions = await names.lookup(name.name);
    const [best] = rankDefinitions(ofOwner(definitions, name), name.tag, context);
    if (best === undefined) return missingNameHint(name, context, names, this.#sources.words);
    return `${name.name} is defined at ${best.path}:${best.nameLine}, but no use of it was found.`;
  }

  async #confined(query: ReferenceQuery): Promise<ReferenceQuery> {
    const place = await this.#sources.tree.locate(query.pathPrefix);
    if (place === null) {
      throw new CodeQueryError(
        `There is no directory or file "${shownPath(query.pathPrefix)}". Give one, as in net/ipv4, or "" for all.`,
      );
    }
    const clamp = (value: number, least: number, most: number) =>
      Math.min(Math.max(least, Math.trunc(value) || 0), most);
    return {
      ...query,
      pathPrefix: place.path,
      limit: clamp(query.limit, 1, MOST_REFERENCES),
      contextLines: clamp(query.contextLines, 0, MOST_CONTEXT_LINES),
    };
  }
}

async function findWord(search: Search, definitions: readonly ScannedDefinition[]): Promise<ReferenceAnswer> {
  const { name, query, context } = search;
  const [best] = rankDefinitions(definitions, name.tag, context);
  const tags: readonly number[] = [recordKind.struct, recordKind.union, recordKind.enum];
  const isTag = name.tag !== 0 || (best !== undefined && tags.includes(best.record));
  const found = new WordReferences({ name: name.name, definitions, isTag }, query);
  const unread = await visitHeldSources(
    search,
    (source) => found.visit(source),
    () => Promise.resolve(),
  );
  const { references, total, files } = found;
  const hint = joinHints(
    severalHint(definitions, name.name),
    leftOutHint(found.leftOut, name.name, isTag),
    unreadHint(unread),
  );
  return { references, total, counts: {}, files, isComplete: unread.isComplete, hint };
}

/** Whether no struct or union but `owner` ("": but one) has a field of that name. */
async function isOnlyField(name: string, owner: string, names: TreeNames): Promise<boolean> {
  const ownersOf = (definitions: readonly ScannedDefinition[]) =>
    new Set(definitions.filter(({ record }) => record === recordKind.field).map((field) => field.owner));
  const isOnly = (owners: ReadonlySet<string>) => owners.size === 1 && (owner === "" || owners.has(owner));
  // Where the core has another one already the rest of the tree need not be asked.
  const core = ownersOf((await names.core(name)) ?? []);
  if (core.size > 0 && !isOnly(core)) return false;
  return isOnly(ownersOf(await names.lookup(name)));
}

function once<T>(find: () => Promise<T>): () => Promise<T> {
  let found: Promise<T> | null = null;
  return () => {
    found ??= find();
    return found;
  };
}

function ofOwner(definitions: readonly ScannedDefinition[], { owner }: NameQuery): ScannedDefinition[] {
  return definitions.filter((definition) => owner === "" || definition.owner === owner);
}

function countsOf(references: readonly Reference[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { certainty, use } of references) {
    counts[certainty] = (counts[certainty] ?? 0) + 1;
    counts[use] = (counts[use] ?? 0) + 1;
  }
  return counts;
}

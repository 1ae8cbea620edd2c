import { CodeQueryError } from "@/lib/codesearch/code-index";
import { shownPath } from "@/lib/codesearch/git/tree-path";
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

/** A question that was understood, and what is known of its name. */
interface Search extends HeldSourcesQuery {
  readonly name: NameQuery;
  /** All definitions of the name; none while the index is not ready. */
  readonly definitions: readonly ScannedDefinition[];
  readonly query: ReferenceQuery;
  /** Null while the index is not ready. */
  readonly known: TreeIndex | null;
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
    // What is not known at the start is not asked later: half of an answer would be by other means than the rest.
    const known = index.isReady ? index : null;
    const { tree } = this.#sources;
    const name = parseNameQuery(asked.name);
    if (isTypeOrControlWord(name.name)) {
      throw new CodeQueryError(`"${name.name}" is a word of the language. Give the name of something that is defined.`);
    }
    const query = await this.#confined(asked);
    const context = await queryContext(query.contextFile, tree);
    const [definitions, paths] = await Promise.all([
      known?.lookup([name.name]).catch(() => []) ?? [],
      this.#filesHolding(name.name, query.pathPrefix, context, known),
    ]);
    const search: Search = { name, definitions, query, known, tree, pathPrefix: query.pathPrefix, context, paths };
    const isField =
      name.owner !== "" || rankDefinitions(definitions, name.tag, context)[0]?.record === recordKind.field;
    let answer = isField ? await this.#findField(search) : await findWord(search);
    if (answer.total === 0 && known === null && !isField) answer = await this.#findField(search);
    if (answer.total > 0) return answer;
    return { ...answer, hint: joinHints(await this.#unusedHint(search, index), answer.hint) };
  }

  async #findField(search: Search): Promise<ReferenceAnswer> {
    const { definitions, query, known } = search;
    const { name, owner } = search.name;
    const headers: HeadersByPath = new Map();
    const types = new ExpressionTypes(new NamedTypes(this.#types, new KnownDefinitions(known, headers)));
    const fields = definitions.filter(({ record }) => record === recordKind.field);
    const owners = new Set(fields.map((field) => field.owner));
    const isOnly = owners.size === 1 && (owner === "" || owners.has(owner));
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
        known === null ? "The index is not ready yet: types are not known, ask again later." : "",
        aliasHint(found.aliases),
        othersHint(found.others, name),
        unreadHint(unread),
      ),
    };
  }

  /** Says whether the name is missing or merely unused. */
  async #unusedHint({ name, definitions, context }: Search, index: TreeIndex): Promise<string> {
    const [best] = rankDefinitions(ofOwner(definitions, name), name.tag, context);
    if (best === undefined) return missingNameHint(name, context, index, this.#sources.words);
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

  async #filesHolding(
    name: string,
    pathPrefix: string,
    context: QueryContext,
    known: TreeIndex | null,
  ): Promise<readonly string[]> {
    const indexed = await known?.filesHolding(name).catch(() => null);
    if (indexed) return indexed;
    const folder =
      pathPrefix === "" || /\.[chS]$/.test(pathPrefix) ? pathPrefix.replace(/[^/]*$/, "") : `${pathPrefix}/`;
    return this.#sources.words.filesWith(name, context, [folder]);
  }
}

async function findWord(search: Search): Promise<ReferenceAnswer> {
  const { name, definitions, query, context } = search;
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

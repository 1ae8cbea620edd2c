import { CodeQueryError, type DefinitionAnswer, type DefinitionSource } from "@/lib/codesearch/code-index";
import type { TreeReader } from "@/lib/codesearch/git/tree-reader";
import { recordKind } from "@/lib/codesearch/scanner/definition-records";
import { type ScannedDefinition, toDefinition } from "@/lib/codesearch/scanner/scanned-definition";
import { describeInvocation, macroMade } from "./macro-made-names";
import { missingNameHint } from "./missing-name-hint";
import { type NameQuery, parseNameQuery } from "./name-query";
import { queryContext } from "./query-context";
import { isBestAnywhere, nearFoldersBesideCore, otherDefinitions, type QueryContext, rankDefinitions } from "./ranking";
import { sourceLines } from "./source-lines";
import type { TreeNames } from "./tree-names";
import type { WantedDefinition, WordSearch } from "./word-search";

const MOST_OWNERS = 5;
/** Lines of source of one definition; only tables made by programs have more. */
const MOST_LINES = 20_000;

/** What a finder reads. */
export interface FinderSources {
  readonly tree: TreeReader;
  readonly words: WordSearch;
}

/** How far is looked before the index is ready: until nothing can be better than the best, or everywhere. */
export type Extent = "best" | "all";

/** Definitions and declarations of a name, best first. */
export interface RankedDefinitions {
  readonly definitions: readonly ScannedDefinition[];
  /** What else to know; what to try when there is none. */
  readonly hint: string;
}

/** Answers where a name is defined: from the index, from its core where that decides, or from git grep and the scanner. */
export class DefinitionFinder {
  readonly #tree: TreeReader;
  readonly #words: WordSearch;

  constructor({ tree, words }: FinderSources) {
    this.#tree = tree;
    this.#words = words;
  }

  /** Rejects with CodeQueryError when `name` is no name. A context file that does not exist is passed over. */
  async find(name: string, contextFile: string, names: TreeNames): Promise<DefinitionAnswer> {
    const { definitions, hint } = await this.ranked(name, contextFile, names);
    const [best] = definitions;
    if (best === undefined) return { best: null, others: [], hint };
    return { best: await this.#withSource(best), others: otherDefinitions(definitions).map(toDefinition), hint };
  }

  /** The definitions and declarations of the name, or of the macro that makes it. Rejects as {@link find}. */
  async ranked(
    name: string,
    contextFile: string,
    names: TreeNames,
    extent: Extent = "best",
  ): Promise<RankedDefinitions> {
    const query = parseNameQuery(name);
    const context = await queryContext(contextFile, this.#tree);
    const definitions = await this.#ranked(query, context, names, extent);
    if (definitions.length > 0) return { definitions, hint: ownersHint(query, definitions) };
    const made = (await this.#standIn(query, context, names)) ?? (await this.#macroMade(query, context, names));
    return made ?? { definitions: [], hint: await missingNameHint(query, context, names, this.#words) };
  }

  async #ranked(
    query: NameQuery,
    context: QueryContext,
    names: TreeNames,
    extent: Extent,
  ): Promise<ScannedDefinition[]> {
    if (!names.isReady && extent === "best") {
      const inContext = await this.#inContextFile(query, context);
      if (inContext.length > 0) return inContext;
    }
    const accepts = (definition: ScannedDefinition) => query.owner === "" || definition.owner === query.owner;
    return this.#rankedAnywhere({ ...query, accepts }, context, names, extent);
  }

  /** The definitions in the context file, if the best of them is the best anywhere: it is found without an index. */
  async #inContextFile({ name, owner, tag }: NameQuery, context: QueryContext): Promise<ScannedDefinition[]> {
    if (context.file === "" || owner !== "") return [];
    const definitions = (await this.#words.definitionsOf(context.file)) ?? [];
    const ofName = definitions.filter((definition) => definition.name === name);
    return isBestAnywhere(ofName, tag, context) ? rankDefinitions(ofName, tag, context) : [];
  }

  async #rankedAnywhere(
    wanted: WantedDefinition,
    context: QueryContext,
    names: TreeNames,
    extent: Extent = "best",
  ): Promise<ScannedDefinition[]> {
    const ranked = (definitions: readonly ScannedDefinition[]) =>
      rankDefinitions(definitions.filter(wanted.accepts), wanted.tag, context);
    if (names.isReady || extent === "all") return ranked(await names.lookup(wanted.name));
    const core = await names.core(wanted.name);
    if (core === null) return ranked(await this.#searched(wanted, context, names));
    const near = ranked([...core, ...(await this.#besideCore(wanted.name, context))]);
    if (isBestAnywhere(near, wanted.tag, context)) return near;
    return ranked(await names.lookup(wanted.name));
  }

  /** Definitions in the folders near to the question that are not in the index's core. */
  async #besideCore(name: string, context: QueryContext): Promise<ScannedDefinition[]> {
    const folders = nearFoldersBesideCore(context);
    if (folders.length === 0) return [];
    return this.#words.definitionsIn(await this.#words.filesWith(name, context, folders), name);
  }

  /** What a search finds, or the index, should it become ready before. */
  #searched(wanted: WantedDefinition, context: QueryContext, names: TreeNames): Promise<ScannedDefinition[]> {
    const found = this.#words.find(wanted, context, () => names.isReady);
    const indexed = names.settled.then(() => (names.isReady ? names.lookup(wanted.name) : found));
    // A search that stopped because the index became ready has found a part only.
    return Promise.race([indexed, found.then((definitions) => (names.isReady ? indexed : definitions))]);
  }

  /** The macro by which a field of a struct is reached, as `sk_state` of `sock`; it stands in the struct's file. */
  async #standIn(query: NameQuery, context: QueryContext, names: TreeNames): Promise<RankedDefinitions | null> {
    if (query.owner === "") return null;
    const isTag = ({ record }: ScannedDefinition) => record === recordKind.struct || record === recordKind.union;
    const [owner] = await this.#rankedAnywhere({ name: query.owner, tag: 0, accepts: isTag }, context, names);
    if (owner === undefined) return null;
    const all = (await this.#words.definitionsOf(owner.path)) ?? [];
    const macros = all.filter(({ name, record }) => name === query.name && record === recordKind.macro);
    if (macros.length === 0) return null;
    return { definitions: macros, hint: `${query.name} is no field of ${query.owner}, but a macro in the same file.` };
  }

  /** The macro invocation that makes a name like `__x64_sys_read`, as stack traces show it. */
  async #macroMade(query: NameQuery, context: QueryContext, names: TreeNames): Promise<RankedDefinitions | null> {
    const made = query.owner === "" ? macroMade(query.name) : null;
    if (made === null) return null;
    const accepts = ({ macro }: ScannedDefinition) => macro !== "" && made.macro.test(macro);
    const ranked = await this.#rankedAnywhere({ name: made.argument, tag: 0, accepts }, context, names);
    const [best] = ranked;
    if (best === undefined) return null;
    return { definitions: ranked, hint: `${query.name} is made by ${describeInvocation(best)}.` };
  }

  async #withSource(definition: ScannedDefinition): Promise<DefinitionSource> {
    const { path, firstLine, lastLine } = definition;
    const bytes = await this.#tree.file(path).catch((error: unknown) => {
      // A file whose name cannot be asked for, or that is too large, still has the definition.
      if (error instanceof CodeQueryError) return null;
      throw error;
    });
    const count = Math.min(lastLine - firstLine + 1, MOST_LINES);
    const source = bytes === null ? "" : sourceLines(bytes, firstLine, count).lines.join("\n");
    return { ...toDefinition(definition), source };
  }
}

/** Says whose field or enumerator it is; "" for anything else, and for one that was asked for as its owner's. */
function ownersHint(query: NameQuery, ranked: readonly ScannedDefinition[]): string {
  const [best] = ranked;
  if (best?.record === recordKind.enumerator && best.owner !== "") {
    return `${query.name} is an enumerator of ${best.owner}.`;
  }
  if (best?.record !== recordKind.field || query.owner !== "") return "";
  const owners = new Set(ranked.map(({ owner }) => owner).filter((owner) => owner !== ""));
  const shown = [...owners].slice(0, MOST_OWNERS).join(", ");
  const more = owners.size > MOST_OWNERS ? ` and ${owners.size - MOST_OWNERS} more` : "";
  return `${query.name} is a field of ${shown}${more}. Ask for <struct>::${query.name} to choose one.`;
}

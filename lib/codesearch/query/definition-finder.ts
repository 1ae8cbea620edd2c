import { CodeQueryError, type DefinitionAnswer, type DefinitionSource } from "@/lib/codesearch/code-index";
import { treePath } from "@/lib/codesearch/git/tree-path";
import type { TreeReader } from "@/lib/codesearch/git/tree-reader";
import type { TreeIndex } from "@/lib/codesearch/index/tree-index";
import { recordKind } from "@/lib/codesearch/scanner/definition-records";
import { isDeclaration, type ScannedDefinition, toDefinition } from "@/lib/codesearch/scanner/scanned-definition";
import { LARGEST_SOURCE } from "@/lib/codesearch/scanner/source-scanner";
import { includedHeaders } from "./included-headers";
import { describeInvocation, macroMade } from "./macro-made-names";
import { missingNameHint } from "./missing-name-hint";
import { type NameQuery, parseNameQuery } from "./name-query";
import { otherDefinitions, type QueryContext, rankDefinitions } from "./ranking";
import { sourceLines } from "./source-lines";
import type { WantedDefinition, WordSearch } from "./word-search";

const MOST_OWNERS = 5;
/** Lines of source of one definition; only tables made by programs have more. */
const MOST_LINES = 20_000;

/** What a finder reads. */
export interface FinderSources {
  readonly tree: TreeReader;
  readonly words: WordSearch;
}

/** Answers where a name is defined: from the index once it is ready, before that from git grep and the scanner. */
export class DefinitionFinder {
  readonly #tree: TreeReader;
  readonly #words: WordSearch;

  constructor({ tree, words }: FinderSources) {
    this.#tree = tree;
    this.#words = words;
  }

  /** Rejects with CodeQueryError when `name` is no name. A context file that does not exist is passed over. */
  async find(name: string, contextFile: string, index: TreeIndex): Promise<DefinitionAnswer> {
    const query = parseNameQuery(name);
    const context = await this.#context(contextFile);
    const ranked = await this.#ranked(query, context, index);
    const [best] = ranked;
    if (best !== undefined) {
      const others = otherDefinitions(ranked).map(toDefinition);
      return { best: await this.#withSource(best), others, hint: ownersHint(query, ranked) };
    }
    const made = await this.#macroMade(query, context, index);
    if (made !== null) return made;
    return { best: null, others: [], hint: await missingNameHint(query, context, index, this.#words) };
  }

  async #context(contextFile: string): Promise<QueryContext> {
    const nowhere = { file: "", headers: new Set<string>() };
    if (contextFile === "") return nowhere;
    try {
      const file = treePath(contextFile);
      const bytes = await this.#tree.file(file, LARGEST_SOURCE);
      return bytes === null ? nowhere : { file, headers: includedHeaders(file, bytes.toString("latin1")) };
    } catch {
      // A wrong context file must not make the answer "missing".
      return nowhere;
    }
  }

  async #ranked(query: NameQuery, context: QueryContext, index: TreeIndex): Promise<ScannedDefinition[]> {
    if (!index.isReady) {
      const inContext = await this.#inContextFile(query, context);
      if (inContext.length > 0) return inContext;
    }
    const accepts = (definition: ScannedDefinition) => query.owner === "" || definition.owner === query.owner;
    return this.#rankedAnywhere({ ...query, accepts }, context, index);
  }

  /** Definitions proper (no declarations, no members) in the context file: enough to answer without an index. */
  async #inContextFile(query: NameQuery, context: QueryContext): Promise<ScannedDefinition[]> {
    if (context.file === "" || query.owner !== "") return [];
    const definitions = (await this.#words.definitionsOf(context.file)) ?? [];
    const proper = definitions.filter(
      (definition) =>
        definition.name === query.name &&
        definition.record !== recordKind.field &&
        !isDeclaration(definition) &&
        (query.tag === 0 || definition.record === query.tag),
    );
    return rankDefinitions(proper, query.tag, context);
  }

  async #rankedAnywhere(
    wanted: WantedDefinition,
    context: QueryContext,
    index: TreeIndex,
  ): Promise<ScannedDefinition[]> {
    const definitions = (await this.#indexed(wanted, index)) ?? (await this.#searched(wanted, context, index));
    return rankDefinitions(definitions, wanted.tag, context);
  }

  /** What the index has of the name, null when it cannot be asked. */
  async #indexed(wanted: WantedDefinition, index: TreeIndex): Promise<ScannedDefinition[] | null> {
    if (!index.isReady) return null;
    const definitions = await index.lookup([wanted.name]).catch(() => null);
    return definitions?.filter(wanted.accepts) ?? null;
  }

  /** What a search finds, or the index, should it become ready before. */
  #searched(wanted: WantedDefinition, context: QueryContext, index: TreeIndex): Promise<ScannedDefinition[]> {
    const found = this.#words.find(wanted, context, () => index.isReady);
    const indexed = index.settled.then(async () => (await this.#indexed(wanted, index)) ?? found);
    // A search that stopped because the index became ready has found a part only.
    return Promise.race([indexed, found.then((definitions) => (index.isReady ? indexed : definitions))]);
  }

  /** The macro invocation that makes a name like `__x64_sys_read`, as stack traces show it. */
  async #macroMade(query: NameQuery, context: QueryContext, index: TreeIndex): Promise<DefinitionAnswer | null> {
    const made = query.owner === "" ? macroMade(query.name) : null;
    if (made === null) return null;
    const accepts = ({ macro }: ScannedDefinition) => macro !== "" && made.macro.test(macro);
    const ranked = await this.#rankedAnywhere({ name: made.argument, tag: 0, accepts }, context, index);
    const [best] = ranked;
    if (best === undefined) return null;
    const hint = `${query.name} is made by ${describeInvocation(best)}.`;
    return { best: await this.#withSource(best), others: otherDefinitions(ranked).map(toDefinition), hint };
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

/** Says whose field it is; "" for anything but a field that was asked for by its bare name. */
function ownersHint(query: NameQuery, ranked: readonly ScannedDefinition[]): string {
  if (ranked[0]?.record !== recordKind.field || query.owner !== "") return "";
  const owners = new Set(ranked.map(({ owner }) => owner).filter((owner) => owner !== ""));
  const shown = [...owners].slice(0, MOST_OWNERS).join(", ");
  const more = owners.size > MOST_OWNERS ? ` and ${owners.size - MOST_OWNERS} more` : "";
  return `${query.name} is a field of ${shown}${more}. Ask for <struct>::${query.name} to choose one.`;
}

import type { CommentAnswer, DefinitionComment } from "@/lib/codesearch/definition-comment";
import type { TreeReader } from "@/lib/codesearch/git/tree-reader";
import type { DefinitionFinder, Extent, RankedDefinitions } from "@/lib/codesearch/query/definition-finder";
import { parseNameQuery } from "@/lib/codesearch/query/name-query";
import { SourceText } from "@/lib/codesearch/query/references/source-text";
import type { TreeNames } from "@/lib/codesearch/query/tree-names";
import type { WordSearch } from "@/lib/codesearch/query/word-search";
import { recordKind } from "@/lib/codesearch/scanner/definition-records";
import { isDeclaration, type ScannedDefinition, toDefinition } from "@/lib/codesearch/scanner/scanned-definition";
import { type KernelDoc, readKernelDoc } from "./kernel-doc";
import { type CommentLines, commentAbove, commentBehind, commentsWithin } from "./source-comments";

const MOST_PLACES = 20;
const MOST_ELSEWHERE = 3;

const withParameters: readonly number[] = [recordKind.function, recordKind.prototype, recordKind.macro];

/** What a finder reads. */
export interface CommentSources {
  readonly tree: TreeReader;
  readonly words: WordSearch;
  readonly definitions: DefinitionFinder;
}

/** A definition or declaration and what is written about it there. */
interface Found {
  readonly comment: DefinitionComment;
  readonly doc: KernelDoc | null;
}

/** Finds the comments that belong to a definition, at the definition or at its declarations. */
export class CommentFinder {
  readonly #sources: CommentSources;

  constructor(sources: CommentSources) {
    this.#sources = sources;
  }

  /** Rejects with CodeQueryError when `name` is no name. */
  async find(name: string, contextFile: string, names: TreeNames): Promise<CommentAnswer> {
    const { isReady } = names;
    const answer = await this.#find(name, contextFile, names, "best");
    // It may be a declaration far from the definition that has the comment.
    return isReady || answer.comments.length > 0 ? answer : this.#find(name, contextFile, names, "all");
  }

  async #find(name: string, contextFile: string, names: TreeNames, extent: Extent): Promise<CommentAnswer> {
    const query = parseNameQuery(name);
    if (query.owner !== "") {
      const owner = await this.#sources.definitions.ranked(query.owner, contextFile, names, extent);
      const [first] = owner.definitions;
      if (first !== undefined && withParameters.includes(first.record))
        return this.#ofParameter(first, query.name, owner);
    }
    const ranked = await this.#sources.definitions.ranked(name, contextFile, names, extent);
    const [best] = ranked.definitions;
    if (best === undefined) return { definition: null, comments: [], hint: ranked.hint };
    const isMember = best.record === recordKind.field || best.record === recordKind.enumerator;
    const comments = isMember ? await this.#ofMember(best) : await this.#ofAll(ranked);
    const hint = comments.length > 0 ? ranked.hint : `${await this.#instead(ranked.definitions)} ${ranked.hint}`.trim();
    return { definition: toDefinition(best), comments, hint };
  }

  /** The comments of the best definition and of the declarations of the same thing, kernel-doc that names it first. */
  async #ofAll({ definitions }: RankedDefinitions): Promise<DefinitionComment[]> {
    const [best] = definitions;
    if (best === undefined) return [];
    const isSame = (other: ScannedDefinition) => other === best || isDeclaration(other) || other.path === best.path;
    const places = definitions.filter((other) => isSame(other) && !isMemberRecord(other)).slice(0, MOST_PLACES);
    const found = await Promise.all(places.map((place) => this.#at(place)));
    const comments = found.flatMap((one) => (one === null ? [] : [one]));
    const named = await this.#naming(best);
    if (named !== null) comments.push(named);
    const isDoc = ({ doc }: Found) => doc !== null && (doc.subject === best.name || doc.subject === "");
    const sorted = comments.toSorted((a, b) => Number(isDoc(b)) - Number(isDoc(a)));
    const seen = new Set<string>();
    return sorted.flatMap(({ comment }) => {
      const place = `${comment.path}:${comment.firstLine}`;
      if (seen.has(place)) return [];
      seen.add(place);
      return [comment];
    });
  }

  async #at(definition: ScannedDefinition): Promise<Found | null> {
    const source = await this.#source(definition.path);
    if (source === null) return null;
    const above = commentAbove(source, definition.firstLine);
    const hasBody = definition.record === recordKind.function;
    const lines = above ?? (hasBody ? null : commentBehind(source, definition.nameLine));
    return lines === null ? null : foundAt(source, lines, definition);
  }

  /** Kernel-doc in the definition's file that names it, wherever it stands: of `kmalloc` it is at `kmalloc_noprof`. */
  async #naming(definition: ScannedDefinition): Promise<Found | null> {
    const source = await this.#source(definition.path);
    if (source === null) return null;
    const begin = new RegExp(
      `/\\*\\*[ \\t]*\\r?\\n[ \\t*]*(?:[a-z]+[ \\t]+)?${definition.name}(?:\\(\\))?[ \\t]*[-:–—]`,
    );
    const match = begin.exec(source.bytes.toString("latin1"));
    if (match === null) return null;
    const firstLine = source.lineOf(match.index);
    const end = source.bytes.indexOf("*/", match.index, "latin1");
    return foundAt(source, { firstLine, lastLine: source.lineOf(end < 0 ? match.index : end) }, definition);
  }

  /** A field or enumerator: its own comment, and its part of the kernel-doc of what it is a member of. */
  async #ofMember(member: ScannedDefinition): Promise<DefinitionComment[]> {
    const source = await this.#source(member.path);
    if (source === null) return [];
    const own = commentBehind(source, member.nameLine) ?? commentAbove(source, member.firstLine);
    const all = (await this.#sources.words.definitionsOf(member.path)) ?? [];
    const around = all.find(
      ({ name, firstLine, lastLine, record }) =>
        name === member.owner &&
        record !== recordKind.field &&
        firstLine <= member.nameLine &&
        lastLine >= member.nameLine,
    );
    const above = around === undefined ? null : commentAbove(source, around.firstLine);
    const entry = above === null ? null : entryAt(source, above, member, member.name);
    return [entry, own === null ? null : foundAt(source, own, member).comment].filter((comment) => comment !== null);
  }

  /** A parameter, asked for as `function::parameter`. */
  async #ofParameter(best: ScannedDefinition, name: string, ranked: RankedDefinitions): Promise<CommentAnswer> {
    const comments: DefinitionComment[] = [];
    for (const { path, firstLine, lastLine } of await this.#ofAll(ranked)) {
      const source = await this.#source(path);
      const entry = source === null ? null : entryAt(source, { firstLine, lastLine }, best, name);
      if (entry !== null) comments.push(entry);
    }
    const missing = `${best.name} (${best.path}:${best.nameLine}) has no kernel-doc that describes ${name}.`;
    return { definition: toDefinition(best), comments, hint: comments.length > 0 ? "" : missing };
  }

  /** Says that the best definition has no comment, and where else there are some. */
  async #instead(definitions: readonly ScannedDefinition[]): Promise<string> {
    const [best, ...others] = definitions;
    if (best === undefined) return "";
    const { name, path, nameLine, firstLine, lastLine } = best;
    const sentences = [`There is no comment at ${name} (${path}:${nameLine}).`];
    const source = await this.#source(path);
    const [first, ...more] = source === null ? [] : commentsWithin(source, firstLine + 1, lastLine);
    if (first !== undefined) {
      const rest = more.length > 0 ? ` and ${more.length} more` : "";
      sentences.push(
        `Inside of it there is one at line ${first.firstLine}${rest}; codesearch-definition-source shows them.`,
      );
    }
    const elsewhere = await Promise.all(others.slice(0, MOST_PLACES).map((other) => this.#at(other)));
    const places = elsewhere.flatMap((found) =>
      found === null ? [] : [`${found.comment.path}:${found.comment.firstLine}`],
    );
    const shown = [...new Set(places)].slice(0, MOST_ELSEWHERE).join(", ");
    if (shown !== "") sentences.push(`Other definitions of that name have comments: ${shown}.`);
    return sentences.join(" ");
  }

  async #source(path: string): Promise<SourceText | null> {
    const bytes = await this.#sources.tree.file(path);
    return bytes === null ? null : new SourceText(path, bytes);
  }
}

function isMemberRecord({ record }: ScannedDefinition): boolean {
  return record === recordKind.field || record === recordKind.enumerator;
}

function foundAt(source: SourceText, lines: CommentLines, about: ScannedDefinition): Found {
  const text = source.lines(lines.firstLine, lines.lastLine);
  const doc = readKernelDoc(text, lines.firstLine);
  return { doc, comment: { path: source.path, ...lines, text, isKernelDoc: doc !== null, about: toDefinition(about) } };
}

/** What the kernel-doc in these lines says of the member or parameter `name`, null: nothing. */
function entryAt(
  source: SourceText,
  lines: CommentLines,
  about: ScannedDefinition,
  name: string,
): DefinitionComment | null {
  const doc = readKernelDoc(source.lines(lines.firstLine, lines.lastLine), lines.firstLine);
  const entry = doc?.entries.find((described) => described.name === name);
  if (entry === undefined) return null;
  const { firstLine, lastLine } = entry;
  const text = source.lines(firstLine, lastLine);
  return { path: source.path, firstLine, lastLine, text, isKernelDoc: true, about: toDefinition(about) };
}

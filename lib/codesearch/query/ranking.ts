import { coreFolders, isCorePath } from "@/lib/codesearch/index/core-folders";
import { recordKind } from "@/lib/codesearch/scanner/definition-records";
import { isDeclaration, type ScannedDefinition } from "@/lib/codesearch/scanner/scanned-definition";

/** Where a question comes from. */
export interface QueryContext {
  /** File the question is about, "" when none was given. */
  readonly file: string;
  /** Paths that its includes may stand for. */
  readonly headers: ReadonlySet<string>;
}

/** The context of a question about no file. */
export const nowhere: QueryContext = { file: "", headers: new Set<string>() };

/** How near a file is, nearest first. */
const near = {
  context: 0,
  includedHeader: 1,
  sameFolder: 2,
  include: 3,
  core: 4,
  /** `include/asm-generic`, which stands in where an architecture has nothing of its own. */
  generic: 5,
  rest: 6,
  otherArchitecture: 7,
  /** Tools, samples, tests. */
  apart: 8,
} as const;

/** How near a file is to the question, 0 is nearest: the file itself, its headers, its folder, the core, the rest. */
export function pathDistance(path: string, context: QueryContext): number {
  if (path === context.file) return near.context;
  if (context.headers.has(path)) return near.includedHeader;
  if (context.file !== "" && folder(path) === folder(context.file)) return near.sameFolder;
  if (isApart(path) && topFolder(path) !== topFolder(context.file)) return near.apart;
  if (path.startsWith("include/asm-generic/")) return near.generic;
  if (path.startsWith("include/")) return near.include;
  const architecture = architectureOf(path);
  if (architecture !== "") {
    return architecture === (architectureOf(context.file) || "x86") ? near.core : near.otherArchitecture;
  }
  return isCore(path) ? near.core : near.rest;
}

/** The paths, nearest to the question first; those equally near by name. */
export function nearestFirst(paths: readonly string[], context: QueryContext): string[] {
  return paths
    .map((path) => ({ path, distance: pathDistance(path, context) }))
    .sort((a, b) => a.distance - b.distance || (a.path < b.path ? -1 : 1))
    .map(({ path }) => path);
}

/** Code that is no part of the kernel itself. */
export function isApart(path: string): boolean {
  return /^(?:tools|samples|scripts|Documentation|usr)\/|\/(?:selftests|kunit)\//.test(path);
}

function isCore(path: string): boolean {
  return coreFolders.includes(path.slice(0, path.indexOf("/")));
}

/** Folders that hold every file which {@link pathDistance} puts before the rest, as prefixes. */
export function nearFolders(context: QueryContext): string[] {
  const architecture = architectureOf(context.file) || "x86";
  const core = ["include", ...coreFolders, `arch/${architecture}`].map((name) => `${name}/`);
  const headerFolders = new Set([...context.headers].map(folder));
  const own = context.file === "" ? [] : [folder(context.file), ...headerFolders];
  return [...core, ...own.filter((prefix) => prefix !== "" && !core.some((other) => prefix.startsWith(other)))];
}

/** Those of them that are not in the core of the index. */
export function nearFoldersBesideCore(context: QueryContext): string[] {
  return nearFolders(context).filter((prefix) => !isCorePath(prefix));
}

/**
 * Whether the best of `definitions` stays the best whatever farther files hold: it is what was asked for, a definition
 * proper, and no farther away than `distance`, up to which all files have been read, nor than the core.
 */
export function isBestAnywhere(
  definitions: readonly ScannedDefinition[],
  tag: number,
  context: QueryContext,
  distance = Number.POSITIVE_INFINITY,
): boolean {
  const [best] = rankDefinitions(definitions, tag, context);
  if (best === undefined || (tag !== 0 && best.record !== tag)) return false;
  const bestDistance = pathDistance(best.path, context);
  const isProper = definitionClass(best, bestDistance, filesWithPrototype(definitions)) === DEFINITION;
  return isProper && bestDistance <= Math.min(distance, near.core);
}

function architectureOf(path: string): string {
  return /^arch\/([^/]+)\//.exec(path)?.[1] ?? "";
}

function folder(path: string): string {
  return path.slice(0, path.lastIndexOf("/") + 1);
}

function topFolder(path: string): string {
  return path.slice(0, path.indexOf("/") + 1);
}

/** Order of the kinds among definitions that are equally near: a function comes before a macro of its name. */
const kindOrder: readonly number[] = [
  recordKind.function,
  recordKind.struct,
  recordKind.union,
  recordKind.enum,
  recordKind.typedef,
  recordKind.variable,
  recordKind.macro,
  recordKind.enumerator,
  recordKind.invocation,
  recordKind.field,
];

/** Classes of definitions: a better class comes first, however far away (tools and samples apart). */
const DEFINITION = 0;
const ENUMERATOR = 1;
const STUB = 2;
const INVOCATION = 3;
const DECLARATION = 4;
const FIELD = 5;

interface Ranked {
  readonly definition: ScannedDefinition;
  readonly keys: readonly number[];
}

/** Best first. `tag` is the record kind that was asked for by its keyword, 0: none. */
export function rankDefinitions(
  definitions: readonly ScannedDefinition[],
  tag: number,
  context: QueryContext,
): ScannedDefinition[] {
  const prototypes = filesWithPrototype(definitions);
  const ranked = definitions.map((definition): Ranked => {
    const distance = pathDistance(definition.path, context);
    const keys = [
      tag !== 0 && definition.record !== tag ? 1 : 0,
      distance === near.apart ? 1 : 0,
      definitionClass(definition, distance, prototypes),
      distance,
      kindOrder.indexOf(definition.record),
    ];
    return { definition, keys };
  });
  return ranked.sort(compareRanked).map(({ definition }) => definition);
}

function filesWithPrototype(definitions: readonly ScannedDefinition[]): ReadonlySet<string> {
  const prototypes = definitions.filter(({ record }) => record === recordKind.prototype);
  return new Set(prototypes.map(({ path }) => path));
}

function compareRanked(a: Ranked, b: Ranked): number {
  for (const [i, key] of a.keys.entries()) {
    const difference = key - (b.keys[i] ?? 0);
    if (difference !== 0) return difference;
  }
  if (a.definition.path !== b.definition.path) return a.definition.path < b.definition.path ? -1 : 1;
  return a.definition.firstLine - b.definition.firstLine;
}

/**
 * `prototypes` are the files that declare a function of the name: a function or macro in such a header is what stands in
 * for the real one when the kernel is configured without it.
 */
function definitionClass(definition: ScannedDefinition, distance: number, prototypes: ReadonlySet<string>): number {
  if (isDeclaration(definition)) return DECLARATION;
  switch (definition.record) {
    case recordKind.field:
      return FIELD;
    case recordKind.enumerator:
      return ENUMERATOR;
    case recordKind.invocation:
      return distance === near.context ? DEFINITION : INVOCATION;
    case recordKind.function:
    case recordKind.macro:
      return definition.path.endsWith(".h") && prototypes.has(definition.path) ? STUB : DEFINITION;
    default:
      return DEFINITION;
  }
}

/**
 * The definitions worth naming beside the best one: declarations of it, and fields and enumerators that only share its
 * name, are left out.
 */
export function otherDefinitions(ranked: readonly ScannedDefinition[]): ScannedDefinition[] {
  const [best, ...rest] = ranked;
  if (best === undefined) return [];
  // A declaration is worth naming only where nothing but a macro has the name, as for `jiffies`.
  const isDefined = (definition: ScannedDefinition) =>
    definition.record === recordKind.function || definition.record === recordKind.variable;
  const spares = isDeclaration(best) || (best.record === recordKind.macro && !ranked.some(isDefined));
  const isMember = (definition: ScannedDefinition) =>
    definition.record === recordKind.field || definition.record === recordKind.enumerator;
  return rest.filter((other) => (spares || !isDeclaration(other)) && (isMember(best) || !isMember(other)));
}

import { CodeQueryError } from "@/lib/codesearch/code-index";
import type { TreeReader } from "@/lib/codesearch/git/tree-reader";
import { nearestFirst, type QueryContext } from "@/lib/codesearch/query/ranking";
import { SourceText } from "./source-text";

/** Files of more bytes are made by programs and not searched. */
const LARGEST_SOURCE = 16 * 1024 * 1024;
/** Files that are asked for before the first of them has come. */
const ASKED_AHEAD = 64;
/** The code of all uses in a batch is in memory at once: of a thousand files it took longer to collect than to read. */
const FILES_IN_BATCH = 32;
const MOST_MS = 20_000;

/** Where files with a name are looked up and read. */
export interface HeldSourcesQuery {
  readonly tree: TreeReader;
  /** Confined to the tree; "" for all of it. */
  readonly pathPrefix: string;
  readonly context: QueryContext;
  /** Paths of files that may hold the name. */
  readonly paths: readonly string[];
}

/** What was not read. */
export interface Unread {
  /** False when time ran out. */
  readonly isComplete: boolean;
  /** Files that are too large. */
  readonly tooLarge: readonly string[];
}

/**
 * Reads the files under the prefix that may hold the name, nearest to the question first, and hands each to `visit`;
 * `afterBatch` is awaited every {@link FILES_IN_BATCH} files. Stops after {@link MOST_MS}. Rejects when git fails.
 */
export async function visitHeldSources(
  { tree, pathPrefix, context, paths }: HeldSourcesQuery,
  visit: (source: SourceText) => void,
  afterBatch: () => Promise<void>,
): Promise<Unread> {
  const deadline = Date.now() + MOST_MS;
  const isWanted = (path: string) => pathPrefix === "" || path === pathPrefix || path.startsWith(`${pathPrefix}/`);
  const near = nearestFirst(paths.filter(isWanted), context);
  const asked: Promise<Buffer | null>[] = [];
  const tooLarge: string[] = [];
  let next = 0;
  // One process of git answers for all: to start another takes a large process longer than to read hundreds of files.
  for (; next < near.length && Date.now() < deadline; next++) {
    while (asked.length < Math.min(near.length, next + ASKED_AHEAD)) {
      const reading = searchable(tree, near[asked.length] ?? "");
      // Of those that fail together the first one awaited is told of.
      reading.catch(() => undefined);
      asked.push(reading);
    }
    const path = near[next] ?? "";
    const bytes = (await asked[next]) ?? null;
    asked[next] = Promise.resolve(null);
    if (bytes === null) tooLarge.push(path);
    else visit(new SourceText(path, bytes));
    if (next % FILES_IN_BATCH === FILES_IN_BATCH - 1) await afterBatch();
  }
  await afterBatch();
  return { isComplete: next >= near.length, tooLarge };
}

/** Null for a file that is too large. */
async function searchable(tree: TreeReader, path: string): Promise<Buffer | null> {
  try {
    const bytes = await tree.file(path);
    return bytes !== null && bytes.length <= LARGEST_SOURCE ? bytes : null;
  } catch (error) {
    if (error instanceof CodeQueryError) return null;
    throw error;
  }
}

import { streamObjects } from "@/lib/codesearch/git/object-stream";
import { listSourceFiles } from "@/lib/codesearch/index/source-files";
import { pathDistance, type QueryContext } from "@/lib/codesearch/query/ranking";
import { SourceText } from "./source-text";

/** Files of more bytes are made by programs and not read. */
const LARGEST_SOURCE = 16 * 1024 * 1024;
const FILES_AT_ONCE = 1000;
const MOST_MS = 20_000;

/** Where files with a name are looked up and read. */
export interface HeldSourcesQuery {
  readonly gitDir: string;
  readonly commit: string;
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
 * `afterBatch` is awaited every {@link FILES_AT_ONCE} files. Stops after {@link MOST_MS}. Rejects when git fails.
 */
export async function visitHeldSources(
  { gitDir, commit, pathPrefix, context, paths }: HeldSourcesQuery,
  visit: (source: SourceText) => void,
  afterBatch: () => Promise<void>,
): Promise<Unread> {
  const deadline = Date.now() + MOST_MS;
  const holding = new Set(paths);
  const listed = (await listSourceFiles(gitDir, commit, pathPrefix)).filter(({ path }) => holding.has(path));
  const tooLarge = listed.filter(({ size }) => size > LARGEST_SOURCE).map(({ path }) => path);
  const near = listed
    .filter(({ size }) => size <= LARGEST_SOURCE)
    .map((file) => ({ ...file, distance: pathDistance(file.path, context) }))
    .sort((a, b) => a.distance - b.distance || (a.path < b.path ? -1 : 1));
  let next = 0;
  while (next < near.length && Date.now() < deadline) {
    const batch = near.slice(next, next + FILES_AT_ONCE);
    const blobs = batch.map(({ blob }) => blob);
    await streamObjects(gitDir, blobs, LARGEST_SOURCE, (index, contents) => {
      const path = batch[index]?.path;
      if (contents !== null && path !== undefined && Date.now() < deadline) {
        visit(new SourceText(path, contents));
        next++;
      }
    });
    await afterBatch();
  }
  return { isComplete: next >= near.length, tooLarge };
}

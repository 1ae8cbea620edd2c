import { streamObjects } from "@/lib/codesearch/git/object-stream";
import { LARGEST_SOURCE, SourceScanner, scannerVersion } from "@/lib/codesearch/scanner/source-scanner";
import type { NewSegment } from "./pack-file";
import { writeSegment } from "./segment";
import { SegmentCache } from "./segment-cache";
import { Shard } from "./shard";
import type { SourceFile } from "./source-files";

/** What a shard is built of. */
export interface ShardPlan {
  readonly gitDir: string;
  readonly cacheDir: string;
  readonly files: readonly SourceFile[];
}

/** Files that a shard has so far. */
export interface ShardProgress {
  readonly filesDone: number;
  readonly filesCached: number;
}

const PROGRESS_STEP = 256;

/**
 * Builds the shard of some files: cached segments first, then the rest from git through the scanner. `saved` settles
 * when what was scanned is in the cache too; it never rejects, for the shard is whole without.
 */
export async function buildShard(
  plan: ShardPlan,
  onProgress: (progress: ShardProgress) => void,
): Promise<{ readonly shard: Shard; readonly saved: Promise<void> }> {
  const shard = new Shard();
  const pathsByBlob = new Map<string, string[]>();
  for (const { blob, path } of plan.files) {
    const paths = pathsByBlob.get(blob);
    if (paths === undefined) pathsByBlob.set(blob, [path]);
    else paths.push(path);
  }
  const cache = new SegmentCache(plan.cacheDir, scannerVersion);
  const cached = await addCached(shard, cache, pathsByBlob);
  onProgress({ filesDone: cached, filesCached: cached });
  const firstNew = shard.writer.length;
  const segments = await addScanned(shard, plan.gitDir, pathsByBlob, (done) =>
    onProgress({ filesDone: cached + done, filesCached: cached }),
  );
  shard.seal();
  onProgress({ filesDone: plan.files.length, filesCached: cached });
  const saved = segments.length === 0 ? Promise.resolve() : cache.write(shard.writer.written(firstNew), segments);
  return { shard, saved: saved.catch(() => undefined) };
}

/** Adds the files whose segments are cached, takes them from `pathsByBlob`, and returns how many they are. */
async function addCached(shard: Shard, cache: SegmentCache, pathsByBlob: Map<string, string[]>): Promise<number> {
  let files = 0;
  await cache.read(new Set(pathsByBlob.keys()), (blob, segment) => {
    for (const path of pathsByBlob.get(blob) ?? []) {
      const start = shard.writer.length;
      shard.writer.bytes(segment, 0, segment.length);
      shard.added(path, start);
      files++;
    }
    pathsByBlob.delete(blob);
  });
  return files;
}

/** Scans the blobs; returns their segments, relative to the first of them. */
async function addScanned(
  shard: Shard,
  gitDir: string,
  pathsByBlob: ReadonlyMap<string, readonly string[]>,
  onFiles: (done: number) => void,
): Promise<NewSegment[]> {
  const scanner = new SourceScanner();
  const firstNew = shard.writer.length;
  const blobs = Array.from(pathsByBlob.keys());
  const segments: NewSegment[] = [];
  let done = 0;
  await streamObjects(gitDir, blobs, LARGEST_SOURCE, (index, contents) => {
    const blob = blobs[index] ?? "";
    for (const path of pathsByBlob.get(blob) ?? []) {
      const start = shard.writer.length;
      if (contents !== null) writeSegment(shard.writer, contents, scanner.scan(path, contents));
      shard.added(path, start);
      segments.push({ blob, start: start - firstNew, end: shard.writer.length - firstNew });
      if (++done % PROGRESS_STEP === 0) onFiles(done);
    }
  });
  return segments;
}

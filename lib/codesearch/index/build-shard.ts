import { streamObjects } from "@/lib/codesearch/git/object-stream";
import { IdentifierScanner } from "@/lib/codesearch/scanner/identifier-scanner";
import { LARGEST_SOURCE, SourceScanner, scannerVersion } from "@/lib/codesearch/scanner/source-scanner";
import { BuildHold } from "./build-hold";
import { isCorePath } from "./core-folders";
import type { PackWriter } from "./pack-writer";
import { SegmentCache } from "./segment-cache";
import { SegmentWriter } from "./segment-writer";
import { ShardLayers } from "./shard-layers";
import type { SourceFile } from "./source-files";

/** What a shard is built of. */
export interface ShardPlan {
  readonly gitDir: string;
  readonly cacheDir: string;
  /** What the cache folder may take, in bytes. */
  readonly diskLimit: number;
  readonly files: readonly SourceFile[];
  /** Those of a {@link BuildHold}. */
  readonly questions: Int32Array;
  /** Leaves the identifiers out: what they cost is measured so. Its cache folder must be its own. */
  readonly definitionsOnly?: boolean;
}

/** Files that a shard has so far. */
export interface ShardProgress {
  readonly filesDone: number;
  readonly filesCached: number;
}

const PROGRESS_STEP = 256;

/** Who is told of a build. */
export interface BuildListener {
  onProgress(progress: ShardProgress): void;
  /** The core is sealed and can be asked. */
  onCore(shard: ShardLayers): void;
}

/**
 * Builds the shard of some files, of which those of the core come first: cached segments, then what is missing from git
 * through the scanner. `saved` settles when what was scanned is in the cache too; it never rejects, for the shard is whole
 * without.
 */
export async function buildShard(
  plan: ShardPlan,
  listener: BuildListener,
): Promise<{ readonly shard: ShardLayers; readonly saved: Promise<void> }> {
  const shard = new ShardLayers();
  const pathsByBlob = new Map<string, string[]>();
  for (const { blob, path } of plan.files) {
    const paths = pathsByBlob.get(blob);
    if (paths === undefined) pathsByBlob.set(blob, [path]);
    else paths.push(path);
  }
  const cache = new SegmentCache(plan.cacheDir, scannerVersion, plan.diskLimit);
  const cached = await addCached(shard, cache, pathsByBlob);
  listener.onProgress({ filesDone: cached, filesCached: cached });
  const pack = pathsByBlob.size === 0 ? null : await cache.begin().catch(() => null);
  const sealCore = () => {
    if (shard.isCoreSealed) return;
    shard.sealCore();
    listener.onCore(shard);
  };
  const scanned = {
    onCore: sealCore,
    onFiles: (done: number) => listener.onProgress({ filesDone: cached + done, filesCached: cached }),
  };
  try {
    await addScanned({ shard, pack }, plan, pathsByBlob, scanned);
  } catch (error) {
    await pack?.abandon();
    throw error;
  }
  sealCore();
  shard.sealRest();
  listener.onProgress({ filesDone: plan.files.length, filesCached: cached });
  return { shard, saved: save(cache, pack) };
}

/** Ends the pack and holds the cache within its limit. A cache that cannot be written does no harm. */
async function save(cache: SegmentCache, pack: PackWriter | null): Promise<void> {
  await pack?.finish().catch(() => undefined);
  await cache.prune().catch(() => undefined);
}

/** Adds the files whose segments are cached, takes them from `pathsByBlob`, and returns how many they are. */
async function addCached(shard: ShardLayers, cache: SegmentCache, pathsByBlob: Map<string, string[]>): Promise<number> {
  let files = 0;
  await cache.read(new Set(pathsByBlob.keys()), (blob, segment) => {
    for (const path of pathsByBlob.get(blob) ?? []) {
      shard.add(path, segment);
      files++;
    }
    pathsByBlob.delete(blob);
  });
  return files;
}

/** Scans the blobs into the shard and the pack; `onCore` is told when the next blob is none of the core's. */
async function addScanned(
  { shard, pack }: { readonly shard: ShardLayers; readonly pack: PackWriter | null },
  { gitDir, questions, definitionsOnly = false }: ShardPlan,
  pathsByBlob: ReadonlyMap<string, readonly string[]>,
  { onCore, onFiles }: { readonly onCore: () => void; readonly onFiles: (done: number) => void },
): Promise<void> {
  const scanFile = fileScanner(definitionsOnly);
  const blobs = Array.from(pathsByBlob.keys());
  let done = 0;
  const onContents = (index: number, contents: Buffer | null) => {
    const blob = blobs[index] ?? "";
    const paths = pathsByBlob.get(blob) ?? [];
    // A blob of both parts comes with those of the core.
    if (!paths.some(isCorePath)) onCore();
    const segment = contents === null ? Buffer.alloc(0) : scanFile(paths[0] ?? "", contents);
    pack?.add(blob, segment);
    for (const path of paths) {
      shard.add(path, segment);
      if (++done % PROGRESS_STEP === 0) onFiles(done);
    }
  };
  await streamObjects(gitDir, blobs, LARGEST_SOURCE, onContents, (stream) => {
    const mayPause = new BuildHold(questions).watch(stream);
    // Until the core is there, it is what questions wait for.
    return () => {
      if (shard.isCoreSealed) mayPause();
    };
  });
}

/** Makes the segment of a file; it is valid until the next is made. */
function fileScanner(definitionsOnly: boolean): (path: string, bytes: Buffer) => Buffer {
  const definitions = new SourceScanner();
  const identifiers = new IdentifierScanner();
  const writer = new SegmentWriter();
  const none = new Uint32Array(0);
  return (path, bytes) => {
    const held = definitionsOnly ? none : identifiers.scan(bytes);
    return writer.segment({ bytes, records: definitions.scan(path, bytes), identifiers: held });
  };
}

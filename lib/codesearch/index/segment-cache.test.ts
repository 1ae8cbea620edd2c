import { createHash } from "node:crypto";
import { readdirSync, readFileSync, truncateSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { temporaryFolder } from "@/lib/testing/git-repository";
import { SegmentCache } from "./segment-cache";

const texts = ["first segment", "", "third", "fourth one"];
const blobOf = (text: string) => createHash("sha1").update(text).digest("hex");

async function cacheOf(folder: string, segmentTexts: readonly string[]): Promise<SegmentCache> {
  const cache = new SegmentCache(folder, 1);
  const pack = await cache.begin();
  for (const text of segmentTexts) pack.add(blobOf(text), Buffer.from(text));
  await cache.keep(pack);
  return cache;
}

/** What the cache has of `wanted`, sorted. */
async function cached(cache: SegmentCache, wanted: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  await cache.read(new Set(wanted.map(blobOf)), (blob, segment) => {
    expect(blobOf(segment.toString())).toBe(blob);
    found.push(segment.toString());
  });
  return found.sort();
}

/** Files of the cache. */
function files(folder: string): string[] {
  return readdirSync(path.join(folder, "scanner-1")).map((name) => path.join(folder, "scanner-1", name));
}

test("what was written is read, of all packs, and only what is asked for", async () => {
  const folder = temporaryFolder();
  await cacheOf(folder, texts.slice(0, 2));
  const cache = await cacheOf(folder, texts.slice(2));
  expect(await cached(cache, texts)).toEqual([...texts].sort());
  expect(await cached(cache, ["third", "unknown"])).toEqual(["third"]);
  expect(await cached(new SegmentCache(folder, 2), texts)).toEqual([]);
});

test("an empty or missing folder is an empty cache", async () => {
  expect(await cached(new SegmentCache(path.join(temporaryFolder(), "none"), 1), texts)).toEqual([]);
});

test("a pack that was torn at any byte is not used", async () => {
  const folder = temporaryFolder();
  const cache = await cacheOf(folder, texts);
  const [pack = ""] = files(folder);
  const whole = readFileSync(pack);
  for (let length = 0; length < whole.length; length += 5) {
    writeFileSync(pack, whole);
    truncateSync(pack, length);
    expect(await cached(cache, texts)).toEqual([]);
  }
});

test("a segment whose bytes were changed is not used, the others are", async () => {
  const folder = temporaryFolder();
  const cache = await cacheOf(folder, texts);
  const [pack = ""] = files(folder);
  const bytes = readFileSync(pack);
  bytes.writeUInt8(0, bytes.indexOf("third"));
  writeFileSync(pack, bytes);
  expect(await cached(cache, texts)).toEqual(["", "first segment", "fourth one"]);
});

test("segments larger than what is written at once are kept whole", async () => {
  const large = ["a".repeat(5 << 20), "b".repeat(9 << 20), "c"];
  const cache = await cacheOf(temporaryFolder(), large);
  expect((await cached(cache, large)).map((text) => text.length)).toEqual([5 << 20, 9 << 20, 1]);
});

test("of a pack that is given up nothing is left", async () => {
  const folder = temporaryFolder();
  const cache = new SegmentCache(folder, 1);
  const pack = await cache.begin();
  pack.add(blobOf("a"), Buffer.from("a"));
  await pack.abandon();
  expect(files(folder)).toEqual([]);
});

test("an unfinished pack is not looked at", async () => {
  const folder = temporaryFolder();
  const cache = await cacheOf(folder, ["a"]);
  const [pack = ""] = files(folder);
  writeFileSync(path.join(path.dirname(pack), "x.pack.unfinished"), readFileSync(pack).subarray(0, 20));
  expect(await cached(cache, ["a"])).toEqual(["a"]);
});

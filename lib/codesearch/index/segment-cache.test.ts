import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { expect, test, vi } from "vitest";
import { temporaryFolder } from "@/lib/testing/git-repository";
import { SegmentCache } from "./segment-cache";

const UNLIMITED = Number.POSITIVE_INFINITY;
const texts = ["first segment", "", "third", "fourth one"];
const blobOf = (text: string) => createHash("sha1").update(text).digest("hex");

async function cacheOf(folder: string, segmentTexts: readonly string[]): Promise<SegmentCache> {
  const cache = new SegmentCache(folder, 1, UNLIMITED);
  const pack = await cache.begin();
  for (const text of segmentTexts) pack.add(blobOf(text), Buffer.from(text));
  await pack.finish();
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
  const names = existsSync(path.join(folder, "scanner-1")) ? readdirSync(path.join(folder, "scanner-1")) : [];
  return names.map((name) => path.join(folder, "scanner-1", name));
}

test("what was written is read, of all packs, and only what is asked for", async () => {
  const folder = temporaryFolder();
  await cacheOf(folder, texts.slice(0, 2));
  const cache = await cacheOf(folder, texts.slice(2));
  expect(await cached(cache, texts)).toEqual([...texts].sort());
  expect(await cached(cache, ["third", "unknown"])).toEqual(["third"]);
  expect(await cached(new SegmentCache(folder, 2, UNLIMITED), texts)).toEqual([]);
});

test("an empty or missing folder is an empty cache", async () => {
  expect(await cached(new SegmentCache(path.join(temporaryFolder(), "none"), 1, UNLIMITED), texts)).toEqual([]);
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
  const cache = new SegmentCache(folder, 1, UNLIMITED);
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

/** Makes a file as old as if it was last used so many hours ago. */
function age(file: string, hours: number): void {
  const then = new Date(Date.now() - hours * 3_600_000);
  utimesSync(file, then, then);
}

test("packs used least recently go when there is too much, also those of other scanners", async () => {
  const folder = temporaryFolder();
  await cacheOf(folder, ["old"]);
  const [old = ""] = files(folder);
  await cacheOf(folder, ["used"]);
  const used = files(folder).find((file) => file !== old) ?? "";
  await cacheOf(folder, ["new"]);
  const size = statSync(old).size + 1;
  const other = path.join(folder, "scanner-0", "other.pack");
  mkdirSync(path.dirname(other));
  writeFileSync(other, "something");
  for (const [file, hours] of [
    [old, 3],
    [used, 4],
    [other, 9],
  ] as const)
    age(file, hours);
  const cache = new SegmentCache(folder, 1, 2 * size);
  // Reading it is use.
  expect(await cached(cache, ["used"])).toEqual(["used"]);
  await cache.prune();
  expect(existsSync(other)).toBe(false);
  expect(await cached(cache, ["old", "used", "new"])).toEqual(["new", "used"]);
  await new SegmentCache(folder, 1, 0).prune();
  expect(files(folder)).toEqual([]);
});

test("nothing but the cache's own files is removed", async () => {
  const folder = temporaryFolder();
  await cacheOf(folder, ["a"]);
  writeFileSync(path.join(folder, "notes"), "mine");
  await new SegmentCache(folder, 1, 0).prune();
  expect(readdirSync(folder).sort()).toEqual(["notes", "scanner-1"]);
});

test("what a process leaves that is killed while it writes is not used, and removed once it is old", async () => {
  const folder = temporaryFolder();
  const script = `
    import { SegmentCache } from ${JSON.stringify(new URL("./segment-cache.ts", import.meta.url).href)};
    const pack = await new SegmentCache(${JSON.stringify(folder)}, 1, Infinity).begin();
    for (let i = 0; i < 3; i++) pack.add(String(i).repeat(40), Buffer.alloc(3 << 20, i));
    setInterval(() => undefined, 1000);`;
  const child = spawn(process.execPath, ["--import", "tsx", "--input-type=module", "--eval", script]);
  const exited = once(child, "exit");
  await vi.waitFor(() => expect(statSync(files(folder)[0] ?? "").size).toBeGreaterThan(4 << 20), { timeout: 15_000 });
  child.kill("SIGKILL");
  await exited;
  const [left = ""] = files(folder);
  expect(left).toMatch(/\.unfinished$/);
  const cache = await cacheOf(folder, texts);
  expect(await cached(cache, texts)).toEqual([...texts].sort());
  await cache.prune();
  expect(existsSync(left)).toBe(true);
  age(left, 2);
  await cache.prune();
  expect(existsSync(left)).toBe(false);
  expect(await cached(cache, texts)).toEqual([...texts].sort());
}, 20_000);

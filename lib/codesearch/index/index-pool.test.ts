import path from "node:path";
import { expect, test, vi } from "vitest";
import { commitFiles, emptyRepository, temporaryFolder } from "@/lib/testing/git-repository";
import { IndexPool, PooledIndex } from "./index-pool";

const TOO_LITTLE = { memory: 1, disk: 1 << 20 };

/** Indexes of three commits, each of which defines its own `only_<n>` and a variable `all`. */
function indexes(pool: IndexPool): PooledIndex[] {
  const folder = emptyRepository();
  const cacheDir = temporaryFolder();
  return [0, 1, 2].map((n) => {
    const commit = commitFiles(folder, { "a.c": `int all;\nint only_${n};\n` });
    return new PooledIndex({ gitDir: path.join(folder, ".git"), commit, cacheDir }, pool);
  });
}

/** Waits until the index is ready and may be dropped. */
async function whole(index: PooledIndex): Promise<void> {
  await index.started().saved();
}

function loaded(all: readonly PooledIndex[]): boolean[] {
  return all.map(({ bytes }) => bytes > 0);
}

/** Whether the index knows `name`. */
function knows(index: PooledIndex, name: string): Promise<boolean> {
  return index.ask(async (tree) => {
    await tree.settled;
    return (await tree.lookup([name])).length > 0;
  });
}

test("all stay that are within the limit", async () => {
  const all = indexes(new IndexPool());
  for (const index of all) await whole(index);
  expect(loaded(all)).toEqual([true, true, true]);
});

test("the least recently used are dropped when over it, one that is larger alone stays", async () => {
  const pool = new IndexPool();
  const all = indexes(pool);
  for (const index of all) await whole(index);
  const [first, second, third] = all;
  pool.limits = { ...TOO_LITTLE, memory: (first?.bytes ?? 0) + (third?.bytes ?? 0) };
  expect(await knows(first as PooledIndex, "only_0")).toBe(true);
  expect(loaded(all)).toEqual([true, false, true]);
  pool.limits = TOO_LITTLE;
  expect(await knows(second as PooledIndex, "only_1")).toBe(true);
  await vi.waitFor(() => expect(loaded(all)).toEqual([false, true, false]));
  expect(await knows(first as PooledIndex, "only_1")).toBe(false);
});

test("one that is asked is not dropped before it has answered", async () => {
  const pool = new IndexPool();
  const [first, second] = indexes(pool) as [PooledIndex, PooledIndex];
  await whole(first);
  pool.limits = TOO_LITTLE;
  const answer = first.ask(async (tree) => {
    await whole(second);
    pool.shrink();
    expect(loaded([first, second])).toEqual([true, true]);
    return (await tree.lookup(["only_0"])).length;
  });
  expect(await answer).toBe(1);
  expect(loaded([first, second])).toEqual([false, true]);
});

test("it settles when all are built, although each is touched on the way", async () => {
  const pool = new IndexPool();
  const all = indexes(pool);
  for (const index of all) index.started();
  await pool.settled();
  expect(loaded(all)).toEqual(all.map(() => true));
});

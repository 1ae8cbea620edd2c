import { execFile } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { commitFiles, emptyRepository, temporaryFolder } from "@/lib/testing/git-repository";
import { TreeIndex, type TreeIndexOptions } from "./tree-index";

const run = promisify(execFile);

/** Builds the index in a process of its own `rounds` times, and gives what each round knew. */
async function builtElsewhere(options: TreeIndexOptions, rounds: number): Promise<string[]> {
  const script = `
    import { TreeIndex } from ${JSON.stringify(new URL("./tree-index.ts", import.meta.url).href)};
    for (let round = 0; round < ${rounds}; round++) {
      const index = new TreeIndex(${JSON.stringify(options)});
      await index.saved();
      console.log((await index.lookup(["in_all"])).length, (await index.filesHolding("in_all")).length);
    }`;
  const args = ["--import", "tsx", "--input-type=module", "--eval", script];
  const { stdout } = await run(process.execPath, args, { timeout: 30_000 });
  return stdout.trim().split("\n");
}

test("processes that fill, read and empty one cache at the same time all get the whole index", async () => {
  const folder = emptyRepository();
  const files = Array.from({ length: 40 }, (_, i) => [`f${i}.c`, `int in_all;\nint f${i};\n`]);
  const commit = commitFiles(folder, Object.fromEntries(files));
  const options = { gitDir: path.join(folder, ".git"), commit, cacheDir: temporaryFolder() };
  const rounds = 12;
  const limits = [1 << 20, 1 << 20, 0];
  const told = await Promise.all(limits.map((diskLimit) => builtElsewhere({ ...options, diskLimit }, rounds)));
  expect(told.flat()).toEqual(new Array(limits.length * rounds).fill("40 40"));
  const index = new TreeIndex(options);
  await index.saved();
  expect(await index.filesHolding("in_all")).toHaveLength(40);
}, 40_000);

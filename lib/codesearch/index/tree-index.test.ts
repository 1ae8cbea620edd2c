import { execFile } from "node:child_process";
import { readdirSync, statSync } from "node:fs";
import path from "node:path";
import { setTimeout } from "node:timers/promises";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { scannerVersion } from "@/lib/codesearch/scanner/source-scanner";
import { commitFiles, emptyRepository, temporaryFolder } from "@/lib/testing/git-repository";
import { BuildHold } from "./build-hold";
import { buildShardInThread, type ShardClient } from "./shard-client";
import { listSourceFiles } from "./source-files";
import { TreeIndex } from "./tree-index";

const files = {
  "include/a.h": "struct a {\n\tint field_of_a;\n};\n",
  "kernel/b.c": "/* about b */\nint b(void)\n{\n}\nint same;\n",
  "drivers/c.c": "static int same(void)\n{\n}\nSYSCALL_DEFINE1(call_it, int, x)\n{\n}\n",
  "drivers/copy-of-c.c": "static int same(void)\n{\n}\nSYSCALL_DEFINE1(call_it, int, x)\n{\n}\n",
  README: "int not_source;\n",
  "drivers/gpu/drm/amd/include/asic_reg/x.h": "#define REGISTER 1\n",
};
const names = ["a", "field_of_a", "b", "same", "call_it", "not_source", "REGISTER", "none"];

function repository() {
  const folder = emptyRepository();
  return { folder, gitDir: path.join(folder, ".git"), commit: commitFiles(folder, files), cacheDir: temporaryFolder() };
}

/** Everything the index knows of the names, in a fixed order. */
async function answers(index: Pick<TreeIndex, "lookup">): Promise<string[]> {
  return (await index.lookup(names)).map((definition) => JSON.stringify(definition)).sort();
}

test("definitions are found by name, also of the same blob under two paths", async () => {
  const index = new TreeIndex(repository());
  await index.saved();
  expect(index.progress()).toMatchObject({ state: "ready", filesDone: 4, filesTotal: 4, filesCached: 0 });
  expect(index.progress().size).toMatchObject({ definitions: 8, identifiers: 12 });
  const places = (await index.lookup(names)).map(({ name, path, firstLine }) => `${name} ${path}:${firstLine}`);
  expect(places.sort()).toEqual([
    "a include/a.h:1",
    "b kernel/b.c:2",
    "call_it drivers/c.c:4",
    "call_it drivers/copy-of-c.c:4",
    "field_of_a include/a.h:2",
    "same drivers/c.c:1",
    "same drivers/copy-of-c.c:1",
    "same kernel/b.c:5",
  ]);
});

test("the files that hold an identifier are found, built anew and from the cache", async () => {
  const options = repository();
  for (const cached of [0, 4]) {
    const index = new TreeIndex(options);
    await index.saved();
    expect(index.progress()).toMatchObject({ filesCached: cached });
    expect(await index.filesHolding("same")).toEqual(["drivers/c.c", "drivers/copy-of-c.c", "kernel/b.c"]);
    expect(await index.filesHolding("field_of_a")).toEqual(["include/a.h"]);
    expect(await index.filesHolding("about")).toEqual([]);
    expect(await index.filesHolding("int")).toEqual([]);
  }
});

test("a warm cache gives what a cold one gave", async () => {
  const options = repository();
  const cold = new TreeIndex(options);
  await cold.saved();
  const warm = new TreeIndex(options);
  await warm.settled;
  expect(warm.progress()).toEqual({ ...cold.progress(), filesCached: 4 });
  expect(await answers(warm)).toEqual(await answers(cold));
});

test("of another commit only what differs is scanned", async () => {
  const options = repository();
  await new TreeIndex(options).saved();
  const commit = commitFiles(options.folder, { "kernel/b.c": "int b_changed(void)\n{\n}\n" });
  const next = new TreeIndex({ ...options, commit });
  await next.saved();
  expect(next.progress()).toMatchObject({ filesCached: 3, filesTotal: 4 });
  expect(await next.lookup(["b"])).toEqual([]);
  expect(await next.lookup(["b_changed"])).toHaveLength(1);
});

test("a cache that cannot be written does no harm", async () => {
  const options = { ...repository(), cacheDir: "/dev/null/cache" };
  const index = new TreeIndex(options);
  await index.saved();
  expect(index.isReady).toBe(true);
});

test("an index that cannot be built says so and rejects questions", async () => {
  const index = new TreeIndex({ ...repository(), commit: "0".repeat(40) });
  await index.settled;
  expect(index.progress().state).toBe("failed");
  await expect(index.lookup(["a"])).rejects.toThrow("not ready");
});

test("a shard in a thread answers as one built here", async () => {
  const { gitDir, commit, cacheDir } = repository();
  const { questions } = new BuildHold();
  const plan = { gitDir, cacheDir, diskLimit: 1 << 20, questions, files: await listSourceFiles(gitDir, commit) };
  const progress: number[] = [];
  const shard = await buildShardInThread(plan, {
    onProgress: ({ filesDone }) => progress.push(filesDone),
    onCore: () => undefined,
  });
  const index = new TreeIndex({ gitDir, commit, cacheDir: temporaryFolder() });
  await index.saved();
  expect((await shard.lookup(names, "all")).map((found) => JSON.stringify(found)).sort()).toEqual(await answers(index));
  expect((await shard.near("call_ti", 3, "all")).map(({ name }) => name)).toEqual(["call_it"]);
  expect((await shard.filesHolding("same", "all")).toSorted()).toEqual(await index.filesHolding("same"));
  expect(progress.at(-1)).toBe(4);
  await shard.saved;
  expect(readdirSync(path.join(cacheDir, `scanner-${scannerVersion}`)).map((name) => path.extname(name))).toEqual([
    ".pack",
  ]);
  shard.close();
  await expect(shard.lookup(names, "all")).rejects.toThrow("closed");
});

test("the core can be asked apart from the rest, and first", async () => {
  const index = new TreeIndex(repository());
  await index.coreSettled;
  const places = async () => (await index.lookup(["same", "a"], "core")).map(({ path }) => path).sort();
  expect(await places()).toEqual(["include/a.h", "kernel/b.c"]);
  expect(await index.filesHolding("same", "core")).toEqual(["kernel/b.c"]);
  expect(await index.near("samee", 3, "core")).toEqual(["same"]);
  await index.settled;
  expect(await places()).toEqual(["include/a.h", "kernel/b.c"]);
});

test("the core of a shard in a thread answers while the rest is held", async () => {
  const { folder, gitDir, cacheDir } = repository();
  // More than fits into a pipe.
  const commit = commitFiles(folder, { "drivers/large.c": "\n".repeat(4 << 20), "drivers/last.c": "int last;\n" });
  const hold = new BuildHold();
  let onAnswered: () => void = () => undefined;
  const question = hold.during(
    new Promise<void>((resolve) => {
      onAnswered = resolve;
    }),
  );
  const files = await listSourceFiles(gitDir, commit);
  let isReady = false;
  const core = await new Promise<ShardClient>((resolve, reject) => {
    const plan = { gitDir, cacheDir, diskLimit: 1 << 20, questions: hold.questions, files };
    buildShardInThread(plan, { onProgress: () => undefined, onCore: resolve }).then(() => {
      isReady = true;
    }, reject);
  });
  expect((await core.lookup(["same"], "core")).map(({ path }) => path)).toEqual(["kernel/b.c"]);
  await setTimeout(200);
  expect(isReady).toBe(false);
  onAnswered();
  await question;
  await core.saved;
  expect(isReady).toBe(true);
  core.close();
});

test("an index that fails is waited for no longer", async () => {
  const index = new TreeIndex({ ...repository(), commit: "0".repeat(40) });
  await index.coreSettled;
  expect(index.isCoreReady).toBe(false);
});

test("an index that is closed while it is built stays closed", async () => {
  const index = new TreeIndex(repository());
  index.close();
  await index.settled;
  expect(index.isReady).toBe(false);
});

test("a process under tsx ends although a shard's thread of it is there, and what was scanned is in the cache", async () => {
  const { gitDir, commit, cacheDir } = repository();
  const script = [
    `import { buildShardInThread } from ${JSON.stringify(new URL("./shard-client.ts", import.meta.url).href)};`,
    `import { listSourceFiles } from ${JSON.stringify(new URL("./source-files.ts", import.meta.url).href)};`,
    `const [gitDir, commit, cacheDir] = ${JSON.stringify([gitDir, commit, cacheDir])};`,
    "const plan = { gitDir, cacheDir, diskLimit: 1 << 20, questions: new Int32Array(1), files: await listSourceFiles(gitDir, commit) };",
    "const alive = setInterval(() => undefined, 1000);",
    "const shard = await buildShardInThread(plan, { onProgress: () => undefined, onCore: () => undefined });",
    "clearInterval(alive);",
    'console.log((await shard.lookup(["b"], "all")).length);',
  ].join("\n");
  const run = promisify(execFile);
  const args = ["--import", "tsx", "--input-type=module", "--eval", script];
  const { stdout } = await run(process.execPath, args, { timeout: 15_000 });
  expect(stdout).toBe("1\n");
  expect(readdirSync(path.join(cacheDir, `scanner-${scannerVersion}`))).toHaveLength(1);
}, 20_000);

test("nothing is written into the repository", async () => {
  const options = repository();
  const before = statSync(options.gitDir).mtimeMs;
  await new TreeIndex(options).saved();
  expect(statSync(options.gitDir).mtimeMs).toBe(before);
});

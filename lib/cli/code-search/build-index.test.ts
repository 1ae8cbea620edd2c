import { readdirSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { commitFiles, emptyRepository, temporaryFolder } from "@/lib/testing/git-repository";
import { buildIndex } from "./build-index";

const quiet = { write: () => true };

test("the report counts what was indexed, and the cache holds it", async () => {
  const repo = emptyRepository();
  const commit = commitFiles(repo, {
    "a.c": "int a;\nint b(void)\n{\n\treturn a;\n}\n",
    "b.h": "#define C 1\n",
    "c.txt": "",
  });
  const home = temporaryFolder();
  const report = await buildIndex({ repo, commit: "main" }, home, quiet);
  expect(report).toMatchObject({ repository: repo, commit, files: 2, filesCached: 0, definitions: 3, identifiers: 3 });
  expect(report.savedMs).toBeGreaterThanOrEqual(report.readyMs);
  const packs = readdirSync(path.join(home, "codesearch"), { recursive: true, encoding: "utf8" });
  expect(packs.filter((name) => name.endsWith(".pack"))).toHaveLength(1);
  expect(report.cacheBytes).toBeGreaterThan(0);
  expect(report.peakMemoryBytes).toBeGreaterThan(report.indexBytes);
});

test("a revision that is not there is told", async () => {
  const repo = emptyRepository();
  commitFiles(repo, { "a.c": "int a;\n" });
  const build = buildIndex({ repo, commit: "v9" }, temporaryFolder(), quiet);
  await expect(build).rejects.toThrow('--commit "v9" is not in');
});

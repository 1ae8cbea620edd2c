import { mkdtempSync, rmSync } from "node:fs";
import { cpus, tmpdir, totalmem } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { accuracyReport } from "./codesearch/accuracy-report";
import { changedCommit } from "./codesearch/changed-commit";
import { isInstalled, outputOf } from "./codesearch/commands";
import { coldTimes, discardedRun, indexTimes } from "./codesearch/index-times";
import { debianSource, prepareSource } from "./codesearch/kernel-source";
import { tagsFile } from "./codesearch/programs";
import { queryTimes } from "./codesearch/query-times";

/*
 * Measures code search on a kernel tree beside ctags, ripgrep and git grep, all in one run, and prints Markdown:
 *   npx tsx bench/codesearch.ts [--samples FILE] [REPOSITORY [REVISION] | TREE | TARBALL]
 * Without a place: Debian's linux-source in /usr/src. It takes some minutes, and up to 5 GB in the folder for temporary files.
 */

/** One file in so many differs in the commit that is made. */
const CHANGED = 100;

const { values, positionals } = parseArgs({
  options: { samples: { type: "string", default: path.join(tmpdir(), "assay-bench-disagreements.txt") } },
  allowPositionals: true,
});
const [place = debianSource(), revision = "HEAD"] = positionals;
if (place === "") throw new Error("Give a repository, a tree or a tarball, or install Debian's linux-source.");

const scratch = mkdtempSync(path.join(tmpdir(), "assay-bench-"));
try {
  const source = prepareSource(place, revision, scratch);
  const bench = { source, changed: await changedCommit(source, CHANGED), scratch };
  await discardedRun(bench);
  const parts = [machine(), await indexTimes(bench), await coldTimes(bench)];
  if (isInstalled("ctags")) {
    parts.push(await accuracyReport(tagsFile(scratch), source.tree, values.samples));
    parts.push(await queryTimes(source, tagsFile(scratch), scratch));
  }
  console.log(parts.join("\n\n"));
  console.error(`Samples of disagreements: ${values.samples}`);
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

function machine(): string {
  const memory = `${(totalmem() / 2 ** 30).toFixed(0)} GB`;
  const versions = `Node ${process.versions.node}, ${outputOf("git", "--version")}`;
  return `${path.basename(place)}; ${cpus().length} × ${cpus()[0]?.model.trim()}, ${memory}, ${versions}.`;
}
